/** The file that ran and the command that gives the same numbers; sharing and saving. */
import { button, h, put } from '../ui/dom.ts';
import { save } from '../ui/files.ts';
import { say } from '../ui/live.ts';
import { LABORATORY as W } from '../words/laboratory.ts';

export interface Shown {
  /** Of a link, what follows the name of the room. */
  place(): string;
  numbers(): string;
  picture(): string;
  /** Name of the time line that is not being changed. */
  other(): string;
}

export class FilePanel {
  readonly element: HTMLElement;
  private readonly ran = new Text();
  private readonly beside = h('div');
  private readonly note = h('p', { class: 'small' });
  private readonly shown: Shown;

  constructor(shown: Shown) {
    this.shown = shown;
    this.element = h(
      'details',
      { class: 'card' },
      h('summary', {}, W.file),
      h('p', { class: 'small' }, W.fileSays),
      h('p', {}, h('code', {}, W.command)),
      h(
        'p',
        { class: 'row' },
        button(W.share, () => void this.share()),
        button(W.saveFile, () => save('laboratory.yaml', this.ran.data)),
        button(W.saveData, () => save('laboratory.csv', shown.numbers(), 'text/csv')),
        button(W.savePicture, () => save('laboratory.svg', shown.picture(), 'image/svg+xml')),
      ),
      this.note,
      h('pre', {}, this.ran),
      this.beside,
    );
  }

  /** A handle on its way changes nothing here but the text. */
  show(text: string, other?: string): void {
    this.ran.data = text;
    put(this.beside, other !== undefined && this.another(other));
  }

  /** What ran beside it. */
  private another(text: string): HTMLElement {
    return h(
      'details',
      {},
      h('summary', {}, W.otherFile(this.shown.other())),
      button(W.saveOther, () => save('laboratory-other.yaml', text)),
      h('pre', {}, text),
    );
  }

  private async share(): Promise<void> {
    const link = `${location.href.split('#')[0]}#/laboratory/${this.shown.place()}`;
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    this.note.textContent = copied ? W.shared : W.shareFailed(link);
    say(this.note.textContent);
  }
}
