import { wordMender } from '../../src/knowledge/mend-words.ts';
import { reader } from '../../src/knowledge/read-words.ts';
import { synonymRewriter } from '../../src/knowledge/synonyms.ts';
import { normaliseThai } from '../../src/knowledge/words.ts';
import { villageContent } from './village-content.ts';

const read = reader(synonymRewriter(villageContent.synonyms));
const words = (text: string) => read(normaliseThai(text));

test('spaces, polite words, digits and ways to write make no difference', () => {
  const plain = words('เบี้ยผู้สูงอายุได้เดือนละเท่าไร');
  for (const text of [
    'เบี้ย ผู้สูงอายุ ได้ เดือนละ เท่าไรครับ',
    'เบี้ยคนแก่ได้เดือนละเท่าไรคะ',
    'เบี้ยคนเฒ่า\nได้เดือนละเท่าไร',
    'เบี้ยผู้้สูงอายุได้เดือนละเท่าไร น้า',
  ]) {
    expect(words(text)).toEqual(plain);
  }
});

test('Thai, digits and Latin letters are parted', () => {
  expect(words('ไฟดับหมู่๔')).toEqual(words('ไฟดับ หมู่ 4'));
  expect(words('ขอไฟล์pdf')).toContain('pdf');
});

test('Southern words are understood', () => {
  expect(words('ทำพรื่อ')).toEqual(words('ยังไง'));
});

test('numbers of persons and tickets are only kinds', () => {
  expect(words('โทร 0812345678')).toEqual(words('โทร 075-123456'));
  expect(words('ติดตามเรื่อง 6600012')).toEqual(words('ติดตามเรื่อง 6400001'));
});

test('a text of polite words alone says nothing', () => {
  expect(words('ครับ')).toEqual([]);
  expect(words('🙏🙏')).toEqual([]);
});

test('an unknown word is the known one that differs by tone marks alone; known words stay', () => {
  const mend = wordMender([{ words: ['เบี้ย', 'เก้าอี้', 'เก้าอี้'] }, { words: ['ขา', 'ข้า', 'ข้า'] }]);
  expect(mend(['เบีย', 'เกาอี', 'ขา', 'ขาวๆ'])).toEqual(['เบี้ย', 'เก้าอี้', 'ขา', 'ขาวๆ']);
});
