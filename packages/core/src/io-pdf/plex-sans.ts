/// <reference path="./ttf.d.ts" />
import regular from '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf';
import bold from '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf';
import type { PdfFont } from './pdf-font.ts';

/** SIL Open Font License 1.1: `licenses/IBM-Plex-Sans.txt`. Its figures are all of one width. */
export const plexSans: PdfFont = { name: 'IBM Plex Sans', regular, bold };
