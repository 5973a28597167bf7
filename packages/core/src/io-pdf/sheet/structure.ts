import type { PdfFile } from '../pdf-file.ts';

/** What a piece of the document is, to a screen reader: standard structure types of ISO 32000-1, 14.8.4. */
export type TagName =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'RowTH'
  | 'TD'
  | 'Figure';

type Content = { page: number; mcid: number };
type Tag = { name: TagName; parent: Tag | null; kids: (Tag | Content)[] };

/** The tree that tells reading order and meaning, built while pages are drawn. */
export type Structure = {
  file: PdfFile;
  root: Tag;
  current: Tag;
  marksOf: Map<number, Tag[]>;
  /** Set while what is drawn is for the eye alone. */
  mute: boolean;
};

export function newStructure(file: PdfFile): Structure {
  const root: Tag = { name: 'Document', parent: null, kids: [] };
  const structure: Structure = { file, root, current: root, marksOf: new Map(), mute: false };
  const pages: number[] = [];
  const begun = { id: 0 };
  file.internal.events.subscribe('putPage', ({ objId }) => {
    file.internal.out(`/StructParents ${pages.length} /Tabs /S`);
    pages.push(objId);
  });
  file.internal.events.subscribe('postPutResources', () => {
    begun.id = putTree(structure, pages);
  });
  file.internal.events.subscribe('putCatalog', () => {
    file.internal.out(`/MarkInfo <</Marked true>> /StructTreeRoot ${begun.id} 0 R`);
  });
  return structure;
}

/** Draws within a tag of the tree. */
export function within<T>(structure: Structure, name: TagName, draw: () => T): T {
  const parent = structure.current;
  const tag: Tag = { name, parent, kids: [] };
  parent.kids.push(tag);
  structure.current = tag;
  try {
    return draw();
  } finally {
    structure.current = parent;
  }
}

/** Writes page content that belongs to the tag at hand. */
export function marked(structure: Structure, operators: string): void {
  if (structure.mute) {
    decoration(structure, operators);
    return;
  }
  const { file, current, marksOf } = structure;
  const page = file.getCurrentPageInfo().pageNumber;
  const marks = marksOf.get(page) ?? [];
  current.kids.push({ page, mcid: marks.length });
  file.internal.write(`/${roleOf(current)} <</MCID ${marks.length}>> BDC\n${operators}\nEMC`);
  marks.push(current);
  marksOf.set(page, marks);
}

/** Writes page content that no reader needs read out: rules, running heads, watermarks. */
export function decoration(structure: Structure, operators: string): void {
  structure.file.internal.write(`/Artifact BMC\n${operators}\nEMC`);
}

/** A row's head has the same role as a column's, and another scope. */
function roleOf({ name }: Tag): string {
  return name === 'RowTH' ? 'TH' : name;
}

function putTree({ file, root, marksOf }: Structure, pages: readonly number[]): number {
  const { newObjectDeferred, newObjectDeferredBegin, out } = file.internal;
  const treeId = newObjectDeferred();
  const ids = new Map<Tag, number>();
  const number = (tag: Tag): void => {
    ids.set(tag, newObjectDeferred());
    for (const kid of tag.kids) if ('name' in kid) number(kid);
  };
  number(root);
  const put = (id: number, text: string) => {
    newObjectDeferredBegin(id, true);
    out(`<<${text}>>`);
    out('endobj');
  };
  for (const [tag, id] of ids) {
    const kids = tag.kids.map((kid) =>
      'name' in kid
        ? `${ids.get(kid)} 0 R`
        : `<</Type /MCR /Pg ${pages[kid.page - 1]} 0 R /MCID ${kid.mcid}>>`,
    );
    const parent = tag.parent ? ids.get(tag.parent) : treeId;
    const scope =
      roleOf(tag) === 'TH' ? ` /A <</O /Table /Scope /${tag.name === 'TH' ? 'Column' : 'Row'}>>` : '';
    put(id, `/Type /StructElem /S /${roleOf(tag)} /P ${parent} 0 R /K [${kids.join(' ')}]${scope}`);
  }
  const numbers = pages.map((_, index) => {
    const owners = (marksOf.get(index + 1) ?? []).map((tag) => `${ids.get(tag)} 0 R`);
    return `${index} [${owners.join(' ')}]`;
  });
  const parents = `/ParentTree <</Nums [${numbers.join(' ')}]>> /ParentTreeNextKey ${pages.length}`;
  put(treeId, `/Type /StructTreeRoot /K [${ids.get(root)} 0 R] ${parents}`);
  return treeId;
}

/** Draws what only the eye needs again, as the heads that a page repeats: read out, they would stand amid the rows. */
export function unread(structure: Structure, draw: () => void): void {
  structure.mute = true;
  try {
    draw();
  } finally {
    structure.mute = false;
  }
}

/** Lets jsPDF draw something itself, as decoration. */
export function drawnAside({ file }: Structure, draw: () => void): void {
  file.internal.write('/Artifact BMC');
  draw();
  file.internal.write('EMC');
}
