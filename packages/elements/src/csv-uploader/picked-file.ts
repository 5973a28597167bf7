/** What a drop or a paste brought. */
export type Picked = { kind: 'file'; file: File } | { kind: 'many' } | { kind: 'none' };

/** The one file of a drop or of the file dialog. */
export function pickedFile(files: FileList | null | undefined): Picked {
  const [file, second] = files ?? [];
  if (!file) return { kind: 'none' };
  return second ? { kind: 'many' } : { kind: 'file', file };
}

/** The file, or the copied rows, of a paste; null for text that has no second line or no second cell. */
export function pastedFile(data: DataTransfer, name: string): Picked | null {
  if (data.files.length > 0) return pickedFile(data.files);
  const text = data.getData('text/plain');
  if (!/[,;\t|]/.test(text) || !/\r|\n/.test(text.trim())) return null;
  return { kind: 'file', file: new File([text], name, { type: 'text/csv' }) };
}
