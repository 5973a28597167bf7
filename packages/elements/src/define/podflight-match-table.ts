import { PodflightMatchTable } from '../match-table/match-table.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-match-table', PodflightMatchTable);
