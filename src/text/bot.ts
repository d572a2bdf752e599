import type { Complaint } from '../bot/advance.ts';
import type { FlowName, StepName } from '../bot/flows.ts';
import type { Command } from '../bot/input.ts';

export interface StepText {
  /** The question, one short sentence. */
  readonly ask: string;
  readonly hint?: string;
  /** The name of the answer, in the summary and on the ticket. */
  readonly label: string;
}

/** What each step asks: a flow's step without words does not compile. */
export const stepTexts: { readonly [F in FlowName]: { readonly [S in StepName<F>]: StepText } } = {
  complaint: {
    category: { ask: 'เป็นเรื่องอะไร', hint: 'กดเลือกหนึ่งข้อ', label: 'เรื่อง' },
    detail: {
      ask: 'เกิดอะไรขึ้น',
      hint: 'พิมพ์เล่าสั้น ๆ ได้เลย เช่น ไฟทางดับมา 3 วัน',
      label: 'รายละเอียด',
    },
    place: {
      ask: 'เกิดที่ไหน',
      hint: 'กดหมู่บ้าน ส่งตำแหน่ง หรือพิมพ์บอกจุดสังเกต',
      label: 'สถานที่',
    },
    photos: {
      ask: 'มีรูปไหม',
      hint: 'ส่งได้หลายรูป ถ้าไม่มี กด ข้าม',
      label: 'รูปและไฟล์',
    },
  },
  tip: {
    identity: { ask: 'อยากให้สำนักงานรู้จักท่านแค่ไหน', hint: 'กดเลือกหนึ่งข้อ', label: 'ชื่อผู้แจ้ง' },
    contact: {
      ask: 'ให้ติดต่อท่านทางชื่อหรือเบอร์ไหน',
      hint: 'ถ้าไม่อยากบอก กด ข้าม เจ้าหน้าที่ตอบทางแชตนี้ได้',
      label: 'ชื่อหรือเบอร์ติดต่อ',
    },
    about: {
      ask: 'เรื่องนี้เกี่ยวกับใคร',
      hint: 'กดเลือก หรือพิมพ์ชื่อและตำแหน่งเท่าที่รู้',
      label: 'ผู้ที่ถูกแจ้ง',
    },
    who: {
      ask: 'เป็นใครบ้าง',
      hint: 'กดได้หลายคน หรือพิมพ์ชื่อ กด ข้าม ถ้าไม่รู้ว่าใคร',
      label: 'ชื่อผู้ถูกแจ้ง',
    },
    what: { ask: 'เขาทำอะไร', hint: 'พิมพ์เล่าเท่าที่รู้', label: 'เหตุการณ์' },
    when: { ask: 'เกิดเมื่อไร', hint: 'กดเลือก หรือพิมพ์เท่าที่จำได้', label: 'วันเวลา' },
    where: { ask: 'เกิดที่ไหน', hint: 'กดหมู่บ้าน ส่งตำแหน่ง หรือพิมพ์บอก', label: 'สถานที่' },
    evidence: {
      ask: 'มีหลักฐานหรือพยานไหม',
      hint: 'ส่งรูป หรือพิมพ์บอกว่าใครเห็น ดูได้ที่ไหน ถ้าไม่มี กด ข้าม',
      label: 'หลักฐาน',
    },
  },
  request: {
    question: { ask: 'อยากถามหรือบอกอะไรเจ้าหน้าที่', hint: 'พิมพ์ได้เลย', label: 'คำถาม' },
  },
  addition: {
    more: { ask: 'อยากเพิ่มอะไร', hint: 'พิมพ์หรือส่งรูปได้หลายครั้ง ครบแล้วกด เสร็จแล้ว', label: 'ข้อมูลเพิ่ม' },
  },
  reopening: {
    why: { ask: 'ยังมีปัญหาอะไรอยู่', hint: 'พิมพ์หรือส่งรูปได้หลายครั้ง ครบแล้วกด เสร็จแล้ว', label: 'ปัญหาที่ยังอยู่' },
  },
  'track-code': {
    code: { ask: 'พิมพ์รหัสรับเรื่อง', hint: 'เลข 20 ตัวที่ได้ตอนส่งเรื่อง เว้นวรรคหรือไม่ก็ได้', label: 'รหัสรับเรื่อง' },
  },
};

export const flowTitles: Readonly<Record<FlowName, string>> = {
  complaint: 'ร้องเรียน',
  tip: 'แจ้งเบาะแสทุจริต',
  request: 'ถามเจ้าหน้าที่',
  addition: 'เพิ่มข้อมูล',
  reopening: 'เปิดเรื่องอีกครั้ง',
  'track-code': 'ติดตามด้วยรหัส',
};

/** The three ways a reporter of a tip may be known. */
export const identityChoices = [
  { value: 'named', label: 'เปิดเผยชื่อ' },
  { value: 'confidential', label: 'ปกปิดชื่อ' },
  { value: 'anonymous', label: 'ไม่เปิดเผยตัวตน' },
] as const;

export const dayChoices = [
  { value: 'today', label: 'วันนี้' },
  { value: 'yesterday', label: 'เมื่อวาน' },
  { value: 'week', label: 'ภายใน 7 วันนี้' },
  { value: 'month', label: 'ภายในเดือนนี้' },
  { value: 'before', label: 'นานกว่านั้น' },
  { value: 'ongoing', label: 'ยังเกิดขึ้นอยู่' },
] as const;

export const villageLabel = (number: number, name?: string): string =>
  `หมู่ ${number}${name ? ` ${name}` : ''}`;

/** What people type for a village. */
export const villageWords = (number: number): readonly string[] =>
  ['', 'หมู่', 'หมู่ที่', 'ม.', 'ม', 'บ้านหมู่', 'หมู่บ้านที่'].map((word) => `${word}${number}`);

export const controlLabels = {
  skip: 'ข้าม',
  done: 'เสร็จแล้ว',
  clear: 'ลบแล้วเริ่มใหม่',
  send: 'ส่งเรื่อง',
  edit: 'แก้ไข',
  cancel: 'ยกเลิก',
  back: 'กลับไปหน้าสรุป',
  location: 'ส่งตำแหน่ง',
  camera: 'ถ่ายรูป',
  cameraRoll: 'เลือกรูป',
} as const;

export const menuItems: readonly { command: Command; label: string; about: string }[] = [
  { command: 'complaint', label: 'ร้องเรียน', about: 'ถนน ไฟฟ้า ประปา ขยะ เหตุเดือดร้อน' },
  { command: 'tip', label: 'แจ้งเบาะแสทุจริต', about: 'ไม่บอกชื่อก็ได้' },
  { command: 'services', label: 'ขั้นตอนบริการ', about: 'ใช้เอกสารอะไร เสียเท่าไร' },
  { command: 'reports', label: 'รายงานที่เปิดเผย', about: 'งบประมาณ จัดซื้อจัดจ้าง' },
  { command: 'track', label: 'ติดตามเรื่อง', about: 'ดูคำตอบและความคืบหน้า' },
  { command: 'officer', label: 'ติดต่อเจ้าหน้าที่', about: 'ถามหรือฝากข้อความ' },
];

export const commandLabels: Readonly<Record<Command, string>> = {
  menu: 'เมนู',
  cancel: 'ยกเลิก',
  resume: 'ทำเรื่องที่ค้างต่อ',
  tip: 'แจ้งเบาะแสทุจริต',
  complaint: 'ร้องเรียน',
  services: 'ขั้นตอนบริการ',
  reports: 'รายงานที่เปิดเผย',
  track: 'ติดตามเรื่อง',
  officer: 'ติดต่อเจ้าหน้าที่',
  'track-code': 'ใช้รหัสรับเรื่อง',
  add: 'เพิ่มข้อมูล',
  reopen: 'เปิดเรื่องอีกครั้ง',
  'leave-out': 'กันคนอ่านออก',
  'ask-loose': 'ส่งให้เจ้าหน้าที่',
  'complain-loose': 'แจ้งเป็นร้องเรียน',
  'add-loose': 'เพิ่มในเรื่องเดิม',
  'tip-loose': 'แจ้งเบาะแสทุจริต',
  'none-of-these': 'ไม่ใช่เรื่องเหล่านี้',
  procedure: 'ดูขั้นตอน',
  'next-step': 'ขั้นตอนต่อไป',
  'ask-about': 'ถามเจ้าหน้าที่',
  topic: 'ดูรายงาน',
  disclosure: 'ดูรายงาน',
  answer: 'ดูคำตอบ',
  contacts: 'เบอร์และที่อยู่',
};

export const complaintTexts: Readonly<Record<Complaint, string>> = {
  'pick-one': 'โปรดกดเลือกหนึ่งข้อ',
  'no-text': 'ข้อนี้โปรดส่งเป็นรูป ถ้าไม่มีแล้ว กด ข้าม หรือ เสร็จแล้ว',
  'no-file': 'ข้อนี้โปรดพิมพ์เป็นข้อความ',
  'no-words': 'ยังอ่านไม่ได้ โปรดพิมพ์เป็นคำ',
  'text-or-file': 'ข้อนี้โปรดพิมพ์ หรือส่งรูป',
  'too-long': 'ข้อความยาวเกินไป โปรดย่อให้สั้นลง ที่เหลือส่งเพิ่มทีหลังได้',
  'too-many': 'ได้รับมากพอแล้ว ไปต่อได้เลย',
  'nothing-yet': 'ยังไม่ได้ส่งอะไรมา โปรดพิมพ์หรือส่งรูปก่อน',
  'not-optional': 'ข้อนี้ข้ามไม่ได้ ถ้าไม่แจ้งแล้ว กด ยกเลิก',
};

export const botTexts = {
  welcome: (office: string) => `สวัสดี ที่นี่คือ ${office} กดเลือกเรื่องที่ต้องการได้เลย`,
  greeting: 'สวัสดี พิมพ์ถามได้เลย หรือกดเลือกเรื่องที่ต้องการ',
  greetingInFlow: 'สวัสดี ตอบข้อนี้ต่อได้เลย',
  menuTitle: 'ให้ช่วยเรื่องอะไร',
  cancelled: 'ยกเลิกแล้ว ยังไม่ได้ส่งอะไรไป',
  nothingToCancel: 'ไม่มีเรื่องที่ทำค้างอยู่',
  expired: 'เรื่องที่ทำค้างไว้ (ถ้ามี) ลบให้แล้ว เพราะเกิน 30 นาทีหรือระบบเพิ่งเริ่มใหม่ เริ่มทำใหม่จากเมนูได้เลย',
  expiredParked: 'เรื่องก่อนหน้านี้ที่เก็บไว้เกิน 30 นาที จึงลบให้แล้ว เรื่องที่กำลังทำยังอยู่',
  parked: 'เก็บเรื่องที่ทำค้างไว้ให้แล้ว กลับมาทำต่อได้ภายใน 30 นาที',
  parkedInstead: 'เก็บเรื่องที่ทำค้างไว้ให้แล้ว กลับมาทำต่อได้ภายใน 30 นาที เรื่องก่อนหน้านั้นลบแล้ว',
  gone: 'ปุ่มนั้นผ่านไปแล้ว ทำข้อนี้ต่อได้เลย',
  goneWithoutFlow: 'ปุ่มนั้นเป็นของเรื่องที่จบไปแล้ว เลือกใหม่จากเมนูได้เลย',
  got: (texts: number, files: number) =>
    `ได้รับแล้ว ${[files > 0 ? `รูป ${files}` : '', texts > 0 ? `ข้อความ ${texts}` : ''].filter(Boolean).join(' และ')} ส่งเพิ่มได้อีก ครบแล้ว กด เสร็จแล้ว`,
  kept: 'เก็บไว้ให้แล้ว ทำข้อนี้ต่อได้เลย',
  editWhich: 'อยากแก้ข้อไหน',
  summaryHint: 'ตรวจดูก่อน ถูกต้องแล้วกด ส่งเรื่อง',
  skipped: 'ไม่ระบุ',
  files: (count: number) => `รูปหรือไฟล์ ${count} ชิ้น`,
  mapPlace: 'ตำแหน่งบนแผนที่',
  unplacedFile: 'ได้รับแล้ว อยากให้ทำอะไรต่อ กดเลือกได้เลย',
  unplacedLocation: 'ได้รับตำแหน่งแล้ว ถ้าจะแจ้งปัญหาตรงนี้ กด แจ้งเป็นร้องเรียน',
  sticker: 'ขอบคุณที่ทักมา กดเลือกเรื่องที่ต้องการได้เลย',
  tooLongLoose: 'ข้อความยาวเกินไป โปรดย่อให้สั้นลง',
  looseGone: 'ข้อความก่อนหน้านี้หมดเวลาแล้ว โปรดพิมพ์ใหม่อีกครั้ง',
  noTickets: 'ยังไม่มีเรื่องที่แจ้งจากแชตนี้ ถ้าแจ้งเบาะแสทุจริตไว้ กด ใช้รหัสรับเรื่อง',
  notYours: 'ไม่พบเรื่องเลขนี้ โปรดตรวจดูตัวเลขอีกครั้ง',
  codeUnknown: 'ไม่พบเรื่องของรหัสนี้ โปรดตรวจดูตัวเลขอีกครั้ง',
  codeNotReadable: 'รหัสรับเรื่องเป็นเลข 20 ตัว โปรดตรวจดูแล้วพิมพ์ใหม่',
  codeSlow: 'ลองรหัสผิดหลายครั้งแล้ว โปรดรอสัก 15 นาทีแล้วลองใหม่',
  added: (number: string) => `เพิ่มข้อมูลในเรื่อง ${number} แล้ว เจ้าหน้าที่จะเห็นข้อความนี้`,
  reopened: (number: string) => `เปิดเรื่อง ${number} อีกครั้งแล้ว เจ้าหน้าที่จะดูให้ใหม่`,
  addNotPossible: 'เรื่องนี้ปิดแล้ว เพิ่มข้อมูลไม่ได้ โปรดแจ้งเป็นเรื่องใหม่',
  readAll: 'อ่านทั้งหมด',
  sentFiles: (count: number) => `ส่งรูปหรือไฟล์ ${count} รายการ`,
  unsentLine: 'ยกเลิกข้อความนี้แล้ว',
  call: 'โทรหาสำนักงาน',
  nextPage: 'หน้าถัดไป',
  nothingListed: (title: string) => `${title}: ยังไม่มีข้อมูล ถามเจ้าหน้าที่ได้`,
  moreItems: (left: number) => `ยังมีอีก ${left} เรื่อง`,
  groupPointer: (office: string) => `${office} รับเรื่องทางแชตส่วนตัวเท่านั้น เพิ่มเพื่อนแล้วทักมาได้เลย`,
  setAside: 'ขออภัย ข้อความล่าสุดอ่านไม่ได้ โปรดส่งใหม่อีกครั้ง หรือพิมพ์ว่า เมนู',
} as const;
