import { PodflightImportHistory } from '../import-history/import-history.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-import-history', PodflightImportHistory);
