import { PodflightProvider } from '../provider/provider.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-provider', PodflightProvider);
