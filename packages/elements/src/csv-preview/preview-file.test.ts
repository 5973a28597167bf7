import { expect } from '@open-wc/testing';
import { type CsvPreview, PREVIEW_BYTES, previewFile } from './preview-file.ts';
import { splitCsv } from './split-csv.ts';

const rowsOf = (preview: CsvPreview) => {
  if (preview.kind !== 'rows') throw new Error('an archive');
  return preview;
};
const preview = async (...parts: BlobPart[]) => rowsOf(await previewFile(new Blob(parts)));

describe('the preview of a file', () => {
  for (const [name, delimiter] of Object.entries({ comma: ',', semicolon: ';', tab: '\t', pipe: '|' })) {
    it(`reads cells parted by a ${name}`, async () => {
      const { header, rows } = await preview(`day${delimiter}source\n2026-11-01${delimiter}spotify\n`);
      expect(header).to.deep.equal(['day', 'source']);
      expect(rows).to.deep.equal([['2026-11-01', 'spotify']]);
    });
  }

  it('obeys a sep= line', async () => {
    expect((await preview('sep=;\nday;a,b\n1;2\n')).header).to.deep.equal(['day', 'a,b']);
  });

  it('is not led astray by commas inside quotes', async () => {
    const { header, rows } = await preview('day;title\n1;"a, b, c"\n2;"say ""hi""; now"\n');
    expect(header).to.deep.equal(['day', 'title']);
    expect(rows[1]).to.deep.equal(['2', 'say "hi"; now']);
  });

  it('drops a UTF-8 byte order mark', async () => {
    expect((await preview('\ufeffday,source\n')).header[0]).to.equal('day');
  });

  it('reads UTF-16 of either order', async () => {
    const text = 'day,show\n1,Łódź\n';
    const little = new Uint8Array([
      0xff,
      0xfe,
      ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    const big = new Uint8Array([
      0xfe,
      0xff,
      ...[...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]),
    ]);
    expect((await preview(little)).rows[0]).to.deep.equal(['1', 'Łódź']);
    expect((await preview(big)).rows[0]).to.deep.equal(['1', 'Łódź']);
  });

  it('reads windows-1252 where the bytes are no UTF-8', async () => {
    expect(
      (await preview(new Uint8Array([0x64, 0x2c, 0x65, 0x0a, 0x31, 0x2c, 0xe9, 0x0a]))).rows[0],
    ).to.deep.equal(['1', 'é']);
  });

  it('knows gzip and zip by their first bytes', async () => {
    expect((await previewFile(new Blob([new Uint8Array([0x1f, 0x8b, 8])]))).kind).to.equal('archive');
    expect((await previewFile(new Blob(['PK\u0003\u0004']))).kind).to.equal('archive');
  });

  it('knows what is no CSV by its first bytes, whatever its name', async () => {
    const kindOf = async (...bytes: (string | number)[]) => {
      const parts = bytes.map((part) => (typeof part === 'string' ? part : new Uint8Array([part])));
      const preview = await previewFile(new File(parts, 'numbers.csv'));
      return preview.kind === 'not_csv' ? preview.is : preview.kind;
    };
    expect(await kindOf('%PDF-1.7\n')).to.equal('pdf');
    expect(await kindOf('PK\u0003\u0004', 'x'.repeat(26), '[Content_Types].xml')).to.equal('workbook');
    expect(await kindOf(0xd0, 0xcf, 0x11, 0xe0)).to.equal('workbook');
    expect(await kindOf(0x89, 'PNG')).to.equal('picture');
    expect(await kindOf('PAR1')).to.equal('other');
    expect(await kindOf('PK\u0003\u0004', 'x'.repeat(26), 'numbers.csv')).to.equal('archive');
    expect(await kindOf('day,source\n')).to.equal('rows');
  });

  it('reads only the first 64 KB, drops the row that is cut, and guesses how many rows there are', async () => {
    const line = '2026-11-01,spotify,12\n';
    const file = new Blob(['day,source,downloads\n', line.repeat(50_000)]);
    const asked: number[] = [];
    const spied = new Proxy(file, {
      get: (target, name) => {
        if (name !== 'slice') return Reflect.get(target, name);
        return (from: number, to: number) => {
          asked.push(to - from);
          return target.slice(from, to);
        };
      },
    });
    const { rows, estimated_rows, exact } = rowsOf(await previewFile(spied));
    expect(asked).to.deep.equal([PREVIEW_BYTES]);
    expect(rows).to.have.length(5);
    expect(exact).to.equal(false);
    expect(estimated_rows).to.be.within(48_000, 52_000);
  });

  it('has no header for an empty file', async () => {
    expect((await preview('')).header).to.deep.equal([]);
  });
});

describe('splitting text into cells', () => {
  it('takes all three line ends, lines inside quotes, and a last row without an end', () => {
    expect(splitCsv('a,b\r\n"1\n2",3\r4,5\n\n6,', ',', 10)).to.deep.equal([
      ['a', 'b'],
      ['1\n2', '3'],
      ['4', '5'],
      ['6', ''],
    ]);
  });

  it('stops after as many rows as were asked for', () => {
    expect(splitCsv('1\n2\n3\n', ',', 2)).to.deep.equal([['1'], ['2']]);
  });
});
