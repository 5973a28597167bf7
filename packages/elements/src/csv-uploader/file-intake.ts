import type { ReactiveController } from 'lit';
import type { PodflightElement } from '../element/podflight-element.ts';
import { type Picked, pastedFile, pickedFile } from './picked-file.ts';

/** What an intake asks of its element. */
export type IntakeOptions = {
  /** Whether a file may be taken now. */
  isOpen: () => boolean;
  onFile: (file: File) => void;
};

/** Takes one file, from wherever it comes: a drop, the file dialog, or a paste of a file or of rows. */
export class FileIntake implements ReactiveController {
  /** A file is held over the element. */
  over = false;
  /** Why what was brought is not taken, in words. */
  complaint = '';

  readonly #host: PodflightElement;
  readonly #options: IntakeOptions;

  constructor(host: PodflightElement, options: IntakeOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('paste', this.#onPaste);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('paste', this.#onPaste);
  }

  /** Says what is wrong, or nothing any more. */
  complain(complaint: string): void {
    this.complaint = complaint;
    this.#host.requestUpdate();
  }

  /** Hands a file over, or says why it is not taken. */
  take(picked: Picked): void {
    if (!this.#options.isOpen()) return;
    const { text } = this.#host;
    if (picked.kind === 'file') this.complain('');
    else this.complain(text(picked.kind === 'many' ? 'uploader_one_file' : 'uploader_no_file'));
    if (picked.kind === 'file') this.#options.onFile(picked.file);
  }

  readonly onChosen = (event: Event): void => {
    const input = event.currentTarget;
    if (!(input instanceof HTMLInputElement)) return;
    const picked = pickedFile(input.files);
    // Emptied, so that the same file can be chosen again after it was fixed.
    input.value = '';
    if (picked.kind !== 'none') this.take(picked);
  };

  readonly onDragOver = (event: DragEvent): void => {
    if (!this.#options.isOpen()) return;
    event.preventDefault();
    this.#hold(true);
  };

  readonly onDragLeave = (event: DragEvent): void => {
    const { relatedTarget, currentTarget } = event;
    const inside =
      relatedTarget instanceof Node && currentTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!inside) this.#hold(false);
  };

  readonly onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#hold(false);
    this.take(pickedFile(event.dataTransfer?.files));
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const name = this.#host.text('uploader_pasted_name');
    const picked = event.clipboardData ? pastedFile(event.clipboardData, name) : null;
    if (!picked) return;
    event.preventDefault();
    this.take(picked);
  };

  #hold(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}
