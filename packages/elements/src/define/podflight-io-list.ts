import { PodflightIoList } from '../io-list/io-list.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-io-list', PodflightIoList);
