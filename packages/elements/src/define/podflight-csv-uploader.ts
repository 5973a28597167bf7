import { PodflightCsvUploader } from '../csv-uploader/csv-uploader.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-csv-uploader', PodflightCsvUploader);
