/** Words of the uploader before there is a file. */
export const uploaderText = {
  uploader_title: 'Import daily numbers',
  uploader_template: 'Download a template',
  uploader_template_failed: 'The template could not be downloaded. Try again.',
  uploader_drop: 'Drop a CSV file here',
  uploader_drop_now: 'Let go to read the file',
  uploader_choose: 'Choose a file',
  uploader_paste_hint: 'or paste rows copied from a spreadsheet',
  uploader_limits: 'CSV, TSV, gzip or zip. Up to {limit}.',
  uploader_limits_unknown: 'CSV, TSV, gzip or zip.',
  uploader_one_file: 'One file at a time: drop or choose a single file.',
  uploader_no_file: 'There is no file in what you dropped. Drop a CSV file, or paste its rows.',
  uploader_viewer:
    'You can look at imports, but not make them. Ask an administrator of your account for the member role.',
  uploader_pasted_name: 'pasted-rows.csv',
} as const;
