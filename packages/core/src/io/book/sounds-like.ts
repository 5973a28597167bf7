/** What two codes share when a listener cannot tell them apart: the digits and letters that look alike are one. */
export function soundsLike(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
