const words = (list: string): string[] => list.split(' ');

/** Polite and filling words: they say how one speaks, not what one wants. Compared after `normaliseThai`. */
export const particles: readonly string[] = [
  ...words('ครับ ครับผม คับ คับผม คัฟ คั้บ ค้าบ คร้าบ คร๊าบ คร้าป ครัช ครัส ครัฟ ขรับ ฮับ ฮะ ฮ่ะ งับ งั้บ พ้ม'),
  ...words('ค่ะ คะ คะ่ ค๊ะ คร่ะ คร๊ะ ค่า คร้า คร่า ข่ะ ขะ เจ้าค่ะ จ้า จ้ะ จ๊ะ จ่ะ จ๋า จร้า จั๊ะ'),
  ...words('นะ น้า น่ะ น๊า น้ะ หนะ หน่ะ นะจ๊ะ อ่ะ อะ อ้ะ อ่า ล่ะ ละ หละ หล่ะ แหละ แระ ซิ สิ ซี่ ดิ ดิ้ เดะ'),
  ...words('เถอะ เถิด เหอะ เทอะ เน้อ เนอะ เนาะ เน๊าะ โน๊ะ เด้อ เด้ หนิ นิ เนี่ย เนี้ย เหนี่ย หวา หว่า หว๋า'),
  ...words('วะ ว่ะ เว้ย เหวย โว้ย เฟ้ย ต๊ะ ต่ะ ฮึ หือ เอ่อ เอิ่ม อืม อื้ม อืมม อือ เออ เอ้อ เอ้า อ้าว อ๋อ'),
  ...words('โอ้ โอ้ย โอ๊ย โห โหย เฮ้ย เฮ้อ อุ๊ย ว้าย แหม'),
];

/** How people write the letter of a code such as O18 when they do not write an O. */
export const codeLetters: readonly string[] = ['โอ'];

/** What stands before the same letters in other words, such as the one for a video. */
export const beforeNoCode: readonly string[] = ['ดี', 'ดิ', 'ริ'];

/** Said before the number of an item, which is a code only beside one of `codeSchemes`. */
export const itemWords: readonly string[] = words('ข้อที่ ข้อ รายการที่ รายการ หัวข้อที่ หัวข้อ ลำดับที่ เลขที่ เลข ที่');

/** What the list of disclosures is called. */
export const codeSchemes: readonly string[] = ['ita', 'oit', 'ไอทีเอ', 'โอไอที', 'ไอโอที'];

/** Said before a year of two digits. */
export const yearWords: readonly string[] = words('ปีงบประมาณ ปีงบ ปี งบประมาณ งบ พ.ศ. พศ. พศ');

/** Said after a number that is therefore no year. */
export const amountWords: readonly string[] = words('บาท ล้าน แสน หมื่น พัน ร้อย ปี เดือน วัน คน ไร่ % เปอร์เซ็น');
