import { changesBetween } from '../../src/console/content/changes.ts';
import { checkDraft } from '../../src/console/content/check-draft.ts';
import { draftFrom, draftOf } from '../../src/console/content/draft.ts';
import { fieldsOf } from '../../src/console/content/field.ts';
import { formOf } from '../../src/console/content/forms/forms.ts';
import { mergeDrafts } from '../../src/console/content/merge.ts';
import { type ContentKind, contentKinds, type EntryOf } from '../../src/knowledge/content.ts';
import { entriesIn } from '../../src/knowledge/content-entries.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { sampleContent } from '../helpers/sample-content.ts';

const context = { office: loadOffice('office'), content: sampleContent() };
const kinds = Object.keys(contentKinds) as ContentKind[];
const procedure = sampleContent().procedures.find(
  ({ id }) => id === 'elderly-allowance',
) as EntryOf<'procedure'>;
const draftOfProcedure = (entry = procedure) => draftOf(formOf.procedure, entry, context);

const check = <K extends ContentKind>(kind: K, draft: Record<string, string>, entry: EntryOf<K>) => {
  const form = formOf[kind];
  const values = entry as Record<string, unknown>;
  const rest = Object.fromEntries([...form.given, 'check'].map((name) => [name, values[name]]));
  return checkDraft(kind, { form, draft, context, rest, kept: draftOf(form, values, context) });
};

/** What is said about a form of a procedure with some inputs changed. */
const faultsOf = (changed: Record<string, string>) => {
  const checked = check('procedure', { ...draftOfProcedure(), ...changed }, procedure);
  return 'faults' in checked ? checked.faults : {};
};

test.each(kinds)('every field of a %s stands on its form', (kind) => {
  const form = formOf[kind];
  const onForm = [...form.given, ...[...form.asked, ...fieldsOf(form)].map(({ name }) => name), 'check'];
  expect(onForm.sort()).toEqual(Object.keys(contentKinds[kind].shape).sort());
});

test('every entry of the sample office comes out of its form as it went in', () => {
  const entries = entriesIn(sampleContent());
  expect(entries.length).toBeGreaterThan(300);
  for (const { kind, key, entry } of entries) {
    const shown = draftOf(formOf[kind], entry as Record<string, unknown>, context);
    // A browser ends lines its own way.
    const sent = Object.fromEntries(
      Object.entries(shown).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
    );
    const read = check(kind, draftFrom(formOf[kind], sent) as Record<string, string>, entry);
    expect({ kind, key, read }).toEqual({ kind, key, read: { entry } });
  }
});

test.each<[Record<string, string>, Record<string, string>]>([
  [{ fee: ' ' }, { fee: 'โปรดใส่ข้อมูลในช่องนี้' }],
  [{ name: 'ก'.repeat(61) }, { name: 'ยาวเกินไป ใช้ได้ไม่เกิน 60 ตัวอักษร ตอนนี้มี 61' }],
  [{ documents: '' }, { documents: 'โปรดใส่อย่างน้อยหนึ่งข้อ' }],
  [
    { documents: `บัตร\n${'สำเนา'.repeat(30)}` },
    { documents: `บรรทัด “${'สำเนา'.repeat(30).slice(0, 24)}…”: ยาวเกินไป ใช้ได้ไม่เกิน 120 ตัวอักษร ตอนนี้มี 150` },
  ],
  [{ notes: 'ก\nข\nค\nง\nจ\nฉ\nช' }, { notes: 'มากเกินไป ใส่ได้ไม่เกิน 6 ข้อ' }],
  [{ phone: 'โทรมา' }, { phone: 'ใส่ได้เฉพาะตัวเลขกับขีด 3–14 ตัว เช่น 075-123-456' }],
  [{ division: 'nowhere' }, { division: 'โปรดเลือกจากรายการ' }],
  [{ jurisdiction: '' }, { jurisdiction: 'โปรดเลือกจากรายการ' }],
  [{ start: 'complaint:nothing' }, { start: 'โปรดเลือกจากรายการ' }],
  [{ hours: '_other', 'hours.words': '' }, { 'hours.words': 'โปรดใส่ข้อมูลในช่องนี้' }],
  [
    { hours: 'always', 'hours.words': 'ทุกวันพุธ' },
    { 'hours.words': 'พิมพ์เองไว้ด้วย แต่ในรายการเลือกข้ออื่น ให้เลือก อื่น ๆ หรือลบที่พิมพ์เอง' },
  ],
  [{ 'steps.6.by': 'เจ้าหน้าที่' }, { 'steps.6.text': 'โปรดใส่ข้อมูลในช่องนี้' }],
  [
    { 'forms.1.title': 'แบบคำขอ', 'forms.1.url': 'javascript:alert(1)' },
    { 'forms.1.url': 'ที่อยู่เว็บไม่ถูกต้อง ต้องขึ้นต้นด้วย https:// หรือ http://' },
  ],
  [
    { 'yearly.4.title': 'ก', 'yearly.4.kind': 'fiscal', 'yearly.4.year': '64', 'yearly.4.text': 'ข' },
    { 'yearly.4.year': 'โปรดใส่ปี พ.ศ. สี่ตัว ตั้งแต่ 2560 ถึง 2650' },
  ],
])('%j is refused in Thai, beside its field', (changed, faults) => {
  expect(faultsOf(changed)).toEqual(faults);
});

test('what people type in their own way is understood', () => {
  const { contacts } = sampleContent();
  const contact = contacts[0] as EntryOf<'contact'>;
  const typed = {
    ...draftOf(formOf.contact, contact, context),
    phone: '๐๗๕ 123 456',
    map: '๗.๗๓๑๒,99.4825',
    isOurs: 'yes',
  };
  expect(check('contact', typed, contact)).toMatchObject({
    entry: { phone: '075-123-456', map: { latitude: 7.7312, longitude: 99.4825 } },
  });
  const [item] = sampleContent().disclosures;
  if (!item) throw new Error('there is no disclosure');
  const link = { 'links.2.title': 'แผน', 'links.2.url': 'https://a.example/x.pdf' };
  const dates = ['22/11/2569', '2569-11-22', '22-11-2026', '๒๒/๑๑/๒๕๖๙'];
  for (const on of dates) {
    const draft = { ...draftOf(formOf.disclosure, item, context), ...link, 'links.2.on': on };
    expect(check('disclosure', draft, item)).toMatchObject({ entry: { links: [{ on: '2026-11-22' }] } });
  }
});

test('a choice that is there no more may stay, and may not be chosen anew', () => {
  const old = { ...procedure, division: 'dissolved' };
  expect(check('procedure', draftOf(formOf.procedure, old, context), old)).toEqual({ entry: old });
  expect(faultsOf({ division: 'dissolved' })).toEqual({ division: 'โปรดเลือกจากรายการ' });
});

describe('two people at one entry', () => {
  const form = formOf.procedure;
  const base = draftOfProcedure();
  test('what only the other changed is taken over, what was typed stays', () => {
    const current = draftOfProcedure({ ...procedure, fee: 'ห้าบาท', documents: ['บัตรประชาชน'] });
    const merged = mergeDrafts(form, { base, typed: { ...base, duration: 'วันเดียว' }, current });
    expect(merged.draft).toMatchObject({ fee: 'ห้าบาท', documents: 'บัตรประชาชน', duration: 'วันเดียว' });
    expect(merged.both).toEqual([]);
  });

  test('what both changed stays as it was typed and is named', () => {
    const current = draftOfProcedure({ ...procedure, fee: 'ห้าบาท', where: 'ที่ใหม่' });
    const typed = { ...base, fee: 'สิบบาท', where: 'ที่ใหม่' };
    const merged = mergeDrafts(form, { base, typed, current });
    expect(merged.draft).toMatchObject({ fee: 'สิบบาท', where: 'ที่ใหม่' });
    expect(merged.both).toEqual(['fee']);
  });

  test('ticks and rows that the other took away go', () => {
    const current = draftOfProcedure({ ...procedure, unconfirmed: [], steps: procedure.steps.slice(0, 1) });
    const { draft } = mergeDrafts(form, { base, typed: base, current });
    expect(check('procedure', draft as Record<string, string>, procedure)).toMatchObject({
      entry: { unconfirmed: [], steps: procedure.steps.slice(0, 1) },
    });
  });
});

test('changes are told field by field, of a list what came and went', () => {
  const after: EntryOf<'procedure'> = {
    ...procedure,
    fee: 'ห้าบาท',
    documents: [...procedure.documents.slice(1), 'รูปถ่าย'],
    division: 'clerk',
    unconfirmed: procedure.unconfirmed.filter((field) => field !== 'fee'),
    check: { by: 'มาลี', on: '2026-11-22' },
  };
  expect(changesBetween('procedure', [procedure, after], context)).toMatchObject([
    { label: 'กองหรือสำนักที่รับผิดชอบ', before: ['กองสวัสดิการสังคม'], after: ['สำนักปลัด'] },
    { label: 'เอกสารที่ต้องใช้', isList: true, before: [procedure.documents[0]], after: ['รูปถ่าย'] },
    { label: 'ค่าธรรมเนียม', before: [procedure.fee], after: ['ห้าบาท'] },
    { label: 'ข้อที่ยังไม่แน่ใจ', before: ['ค่าธรรมเนียม'], after: [] },
    { label: 'การตรวจ', after: ['ตรวจล่าสุด 22 พ.ย. 2569 โดย มาลี'] },
  ]);
});
