import type { DealStage } from '../api/deal-contract.ts';
import type { Translate } from '../text/translate.ts';

export function stageName(stage: DealStage, text: Translate): string {
  return text(`stage_${stage}`);
}
