import { buttons } from '../../theme/button.styles.ts';
import { card } from '../../theme/card.styles.ts';
import { skeletons } from '../../theme/skeleton.styles.ts';
import { statuses } from '../../theme/status.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';
import { cardFrames } from './card-frame.styles.ts';

/** The sheets of a card that is not drawn yet. */
export const WAITING_SHEETS = [tokens, card, buttons, statuses, skeletons, cardFrames];

/** The shapes that keep a card's room. */
export const CARD_BONES = ['key-figure', 'picture-room', 'line', 'line half'] as const;
