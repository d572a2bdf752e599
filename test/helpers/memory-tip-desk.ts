import type { Clock } from '../../src/clock.ts';
import type { Addition, FiledTip, ReporterDesk, StaffName, TipDraft } from '../../src/tips/desks.ts';
import type { About, FileRef, ReporterTip, Said } from '../../src/tips/tip.ts';
import { receipts } from '../../src/vault/receipt-code.ts';
import { SealError } from '../../src/vault/seal-error.ts';

export interface MemoryTip {
  readonly draft: TipDraft;
  readonly filed: FiledTip;
  readonly added: readonly (Addition & { readonly at: Date })[];
  readonly answers: readonly { text: string; at: Date; files?: readonly FileRef[] }[];
  readonly status: ReporterTip['status'];
}

/** The reporter's side of tips in memory, unsealed, with the promises of the real one. */
export function memoryTipDesk(
  clock: Clock,
  officers: readonly StaffName[],
  others: readonly StaffName[] = [],
) {
  const codes = receipts(Buffer.alloc(32, 7));
  const byDraft = new Map<string, MemoryTip>();
  const words = new Map<string, string>();
  let wrongCodes = 0;
  let isBusy = false;
  let refusedFile = '';
  const busyIf = () => {
    if (isBusy) throw new SealError('busy');
  };
  const find = (is: (tip: MemoryTip) => boolean) => [...byDraft.values()].find(is);
  const read = (said: Said) => ('text' in said ? said.text : (words.get(said.part.id) ?? null));
  const readersOf = async (about: About) => officers.filter((one) => !isNamed(one, about));
  const readersNow = ({ draft, added }: Pick<MemoryTip, 'draft' | 'added'>) => {
    const out = added.flatMap(({ leftOut = [] }) => leftOut);
    return officers.filter((one) => !isNamed(one, draft.about) && !out.includes(one.username));
  };
  const asksAbout = (
    readers: readonly StaffName[],
    { said, leftOut = [], staying = [] }: Addition,
  ): StaffName[] => {
    const text = said.map((one) => read(one)).join(' ');
    return readers.filter(
      ({ username, name }) =>
        name.split(' ').some((part) => text.includes(part)) && ![...leftOut, ...staying].includes(username),
    );
  };
  const look = ({ filed, draft, answers, added, status }: MemoryTip): ReporterTip => {
    let place = 0;
    return {
      number: filed.number,
      status,
      filedAt: filed.filedAt,
      dueDay: filed.dueDay,
      proof: filed.proof,
      mayAdd: status !== 'closed' && status !== 'rejected',
      readers: readersNow({ draft, added }),
      talk: [
        { isOffice: false, at: filed.filedAt, said: draft.happened, files: draft.files },
        ...added.map((one) => ({ ...one, isOffice: false })),
        ...answers.map(({ text, at, files = [] }) => ({ isOffice: true, at, said: [{ text }], files })),
      ].map(({ isOffice, at, said, files }) => ({
        isOffice,
        at,
        said: said.map((one) => ({ text: read(one) })),
        files: files.map(({ id, kind }) => {
          place += 1;
          return { id, kind, place, state: 'ready' as const };
        }),
      })),
    };
  };
  const change = (number: string, to: (tip: MemoryTip) => Partial<MemoryTip>) => {
    const tip = find(({ filed }) => filed.number === number);
    if (tip) byDraft.set(tip.draft.draftId, { ...tip, ...to(tip) });
  };
  const desk: ReporterDesk = {
    people: async () => [...officers, ...others],
    readersOf,
    refusalsOf: async (files) => files.flatMap(({ id }) => (id === refusedFile ? ['archive' as const] : [])),
    takeFile: async () => ({ refused: 'unsupported' }),
    async keepWords(text, source) {
      words.set(source, text);
      return { part: { id: source, key: `key-${source}`, kind: 'file' } };
    },
    async file(draft) {
      busyIf();
      const filed: FiledTip = byDraft.get(draft.draftId)?.filed ?? {
        number: `T-2570-${String(90_000_000 + byDraft.size)}`,
        code: codes.codeFor(draft.draftId),
        filedAt: clock(),
        dueDay: '2026-12-08',
        proof: '1-ABCD-EFGH-JKMN',
        readers: (await readersOf(draft.about)).length,
      };
      const earlier = byDraft.get(draft.draftId);
      if (!earlier) byDraft.set(draft.draftId, { draft, filed, added: [], answers: [], status: 'new' });
      const { how } = earlier?.draft.reporter ?? draft.reporter;
      return how === draft.reporter.how ? filed : { ...filed, reporter: how };
    },
    async open(code) {
      busyIf();
      if (wrongCodes >= 5) return 'slow';
      const tip = find(({ filed }) => filed.code === code);
      if (tip)
        return { access: { number: tip.filed.number, key: `key of ${tip.filed.number}` }, tip: look(tip) };
      wrongCodes += 1;
      return 'unknown';
    },
    async look({ number, key }) {
      const tip = find(({ filed }) => filed.number === number && key === `key of ${number}`);
      return tip ? look(tip) : null;
    },
    async add(access, addition) {
      const tip = await desk.look(access);
      if (!tip) return null;
      const isWithoutWords = addition.said.length + addition.files.length === 0;
      if (!tip.mayAdd && !isWithoutWords) return 'ended';
      const asked = asksAbout(tip.readers, addition);
      if (asked.length > 0) return { asksAbout: asked };
      change(tip.number, ({ added }) => ({
        added: added.some(({ id }) => id === addition.id) ? added : [...added, { ...addition, at: clock() }],
      }));
      return desk.look(access);
    },
    prepare: async () => {},
    serve: async () => null,
  };
  return {
    ...desk,
    all: () => [...byDraft.values()],
    /** What was kept of the words of a LINE message. */
    wordsOf: (said: readonly Said[] = []) => said.map(read),
    answers: (number: string, text: string, files: readonly FileRef[] = []) =>
      change(number, ({ answers }) => ({
        answers: [...answers, { text, at: clock(), files }],
        status: 'open',
      })),
    moves: (number: string, status: ReporterTip['status']) => change(number, () => ({ status })),
    destroys: (number: string) => {
      const tip = find(({ filed }) => filed.number === number);
      if (tip) byDraft.delete(tip.draft.draftId);
    },
    refuses: (fileId: string) => {
      refusedFile = fileId;
    },
    isBusy: (busy: boolean) => {
      isBusy = busy;
    },
  };
}

function isNamed(
  { username, name, division }: StaffName,
  { divisions, staff, said, leftOut = [] }: About,
): boolean {
  return (
    [...staff, ...leftOut].includes(username) ||
    (division !== undefined && divisions.includes(division)) ||
    said.some((one) => 'text' in one && one.text.includes(name))
  );
}
