export async function paintCard(_root: HTMLElement): Promise<Blob> {
  throw new Error('x');
}
