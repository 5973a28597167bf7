import { expect } from '@open-wc/testing';
import { aReport } from '../../dev/a-report.ts';
import { formatsFor } from '../format/formats.ts';
import { english } from '../text/english.ts';
import { translator } from '../text/translate.ts';
import { uploadAnnouncement } from './upload-announcement.ts';
import { uploadEvent } from './upload-events.ts';
import { idleUpload, reduceUpload, type UploadAction, type UploadState } from './upload-state.ts';

const file = new File(['x'.repeat(1_000)], 'numbers.csv');
const preview = { kind: 'archive' } as const;
const run = (actions: UploadAction[], from: UploadState = idleUpload) => actions.reduce(reduceUpload, from);
const ready = run([
  { type: 'file_picked', file },
  { type: 'previewed', preview },
]);
const uploading = run([{ type: 'import_started', mode: 'atomic' }], ready);

describe('an upload', () => {
  it('goes from idle over reading, preview, uploading and processing to done', () => {
    const steps: string[] = [];
    const actions: UploadAction[] = [
      { type: 'file_picked', file },
      { type: 'previewed', preview },
      { type: 'import_started', mode: 'atomic' },
      { type: 'bytes_sent', sent_bytes: 1_000 },
      { type: 'answered', report: aReport() },
    ];
    actions.reduce((state, action) => {
      const next = reduceUpload(state, action);
      steps.push(next.step);
      return next;
    }, idleUpload);
    expect(steps).to.deep.equal(['reading', 'preview', 'uploading', 'processing', 'done']);
  });

  it('comes back from a check to the preview, with what the check found', () => {
    const report = aReport({ dry_run: true });
    const state = run([{ type: 'check_started' }, { type: 'answered', report }], ready);
    expect(state.step).to.equal('preview');
    expect(state.check).to.equal(report);
  });

  it('forgets the check when another mode is chosen', () => {
    const checked = run([{ type: 'check_started' }, { type: 'answered', report: aReport() }], ready);
    expect(run([{ type: 'mode_chosen', mode: 'partial' }], checked).check).to.equal(null);
  });

  it('fails when the report says so', () => {
    expect(run([{ type: 'answered', report: aReport({ status: 'failed' }) }], uploading).step).to.equal(
      'failed',
    );
  });

  it('takes no second file while one is on its way', () => {
    expect(run([{ type: 'file_picked', file: new File([], 'other.csv') }], uploading)).to.equal(uploading);
  });

  it('ignores an answer that comes after the cancel', () => {
    const cancelled = run([{ type: 'cancelled', stored_rows: 0 }], uploading);
    expect(run([{ type: 'answered', report: aReport() }], cancelled)).to.equal(cancelled);
  });

  it('never counts bytes or rows backwards', () => {
    const state = run(
      [
        { type: 'bytes_sent', sent_bytes: 600 },
        { type: 'bytes_sent', sent_bytes: 400 },
        { type: 'rows_seen', rows_read: 20 },
        { type: 'rows_seen', rows_read: 10 },
      ],
      uploading,
    );
    expect([state.sent_bytes, state.rows_read]).to.deep.equal([600, 20]);
  });

  it('can be tried again after a failure, and starts from nothing', () => {
    const failed = run([{ type: 'failed', failure: { code: 'network', message: '' } }], uploading);
    const again = run([{ type: 'import_started', mode: 'atomic' }], failed);
    expect([again.step, again.failure, again.sent_bytes]).to.deep.equal(['uploading', null, 0]);
  });

  it('keeps the mode when it starts over', () => {
    const partial = run([{ type: 'mode_chosen', mode: 'partial' }], ready);
    expect(run([{ type: 'reset' }], partial)).to.deep.include({ step: 'idle', mode: 'partial' });
  });
});

describe('what a screen reader hears of an upload', () => {
  const formats = formatsFor('en');
  const text = translator(english, {}, formats);
  const heard = (actions: UploadAction[], from = ready) => {
    const said: string[] = [];
    actions.reduce((state, action) => {
      const next = reduceUpload(state, action);
      const words = uploadAnnouncement(state, next, text, formats);
      if (words) said.push(words);
      return next;
    }, from);
    return said;
  };

  it('is the start, each quarter and the end, each once', () => {
    const bytes = Array.from(
      { length: 100 },
      (_, index) => ({ type: 'bytes_sent', sent_bytes: (index + 1) * 10 }) as const,
    );
    const said = heard([
      { type: 'import_started', mode: 'atomic' },
      ...bytes,
      { type: 'answered', report: aReport() },
    ]);
    expect(said).to.deep.equal([
      'Import of numbers.csv started.',
      '25% sent.',
      '50% sent.',
      '75% sent.',
      '100% sent.',
      'Import complete: 12,480 imported, 0 rejected.',
    ]);
  });

  it('is the reason of a failure', () => {
    const failure = { code: 'network', message: english.uploader_network };
    expect(
      heard([
        { type: 'import_started', mode: 'atomic' },
        { type: 'failed', failure },
      ]).at(-1),
    ).to.equal(`Import failed. ${english.uploader_network}`);
  });
});

describe('the events of an upload', () => {
  const fired = (actions: UploadAction[]) => {
    const names: string[] = [];
    actions.reduce((state, action) => {
      const next = reduceUpload(state, action);
      const event = uploadEvent(state, next);
      if (event) names.push(event.name);
      return next;
    }, ready);
    return names;
  };

  it('are started, progress and completed for an import', () => {
    const actions: UploadAction[] = [
      { type: 'import_started', mode: 'atomic' },
      { type: 'bytes_sent', sent_bytes: 1_000 },
      { type: 'rows_seen', rows_read: 5 },
      { type: 'answered', report: aReport() },
    ];
    expect(fired(actions)).to.deep.equal([
      'podflight-import-started',
      'podflight-import-progress',
      'podflight-import-progress',
      'podflight-import-completed',
    ]);
  });

  it('are only checked for a check: nothing was imported', () => {
    const actions: UploadAction[] = [
      { type: 'check_started' },
      { type: 'bytes_sent', sent_bytes: 1_000 },
      { type: 'answered', report: aReport() },
    ];
    expect(fired(actions)).to.deep.equal(['podflight-import-checked']);
  });

  it('end in failed or cancelled', () => {
    const failure = { code: 'network', message: 'x' };
    expect(
      fired([
        { type: 'import_started', mode: 'atomic' },
        { type: 'failed', failure },
      ]).at(-1),
    ).to.equal('podflight-import-failed');
    expect(
      fired([
        { type: 'import_started', mode: 'atomic' },
        { type: 'cancelled', stored_rows: 0 },
      ]).at(-1),
    ).to.equal('podflight-import-cancelled');
  });
});
