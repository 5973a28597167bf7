import type { ImportRecord } from '../api/import-contract.ts';
import type { MessageKey } from '../text/english.ts';
import type { IconName } from '../theme/icons.ts';

/** How an import's state is shown: a word, a shape and a tone. */
export type StatusLook = { word: MessageKey; icon: IconName; tone: 'good' | 'warn' | 'bad' | 'busy' | '' };

/** The look of an import's state. */
export function statusLook(record: ImportRecord): StatusLook {
  if (record.status === 'failed' && record.error_code === 'cancelled')
    return { word: 'status_cancelled', icon: 'minus', tone: '' };
  if (record.status === 'failed' && record.error_code === 'interrupted')
    return { word: 'status_interrupted', icon: 'alert', tone: 'warn' };
  if (record.status === 'failed') return { word: 'status_failed', icon: 'cross', tone: 'bad' };
  if (record.status === 'processing') return { word: 'status_processing', icon: 'running', tone: 'busy' };
  if (record.status === 'pending') return { word: 'status_pending', icon: 'waiting', tone: '' };
  if (record.dry_run) return { word: 'status_checked', icon: 'info', tone: '' };
  if (record.records_failed > 0) return { word: 'status_partial', icon: 'alert', tone: 'warn' };
  return { word: 'status_completed', icon: 'check', tone: 'good' };
}
