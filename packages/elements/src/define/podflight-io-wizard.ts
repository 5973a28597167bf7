import { PodflightIoWizard } from '../io-wizard/io-wizard.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-io-wizard', PodflightIoWizard);
