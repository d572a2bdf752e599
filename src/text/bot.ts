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
      hint: 'ส่งได้หลายรูป ส่งครบแล้วกด เสร็จแล้ว ไม่มีรูปกด ข้าม',
      label: 'รูปและไฟล์',
    },
  },
  tip: {
    identity: { ask: 'อยากให้สำนักงานรู้จักท่านแค่ไหน', hint: 'กดเลือกหนึ่งข้อ', label: 'การเปิดเผยตัวตน' },
    contact: {
      ask: 'ให้ติดต่อท่านในชื่อหรือเบอร์อะไร',
      hint: 'ไม่อยากบอก กด ข้าม เจ้าหน้าที่ยังตอบทางแชตนี้ได้',
      label: 'ชื่อหรือเบอร์ติดต่อ',
    },
    about: {
      ask: 'เป็นเรื่องของใครหรือส่วนงานไหน',
      hint: 'กดเลือกส่วนงาน หรือพิมพ์ชื่อและตำแหน่งเท่าที่รู้',
      label: 'ผู้ที่ถูกแจ้ง',
    },
    what: { ask: 'เขาทำอะไร', hint: 'พิมพ์เล่าเท่าที่รู้เห็น', label: 'เหตุการณ์' },
    when: { ask: 'เกิดขึ้นเมื่อไร', hint: 'กดเลือก หรือพิมพ์วันที่เท่าที่จำได้', label: 'วันเวลา' },
    where: { ask: 'เกิดที่ไหน', hint: 'กดหมู่บ้าน ส่งตำแหน่ง หรือพิมพ์บอก', label: 'สถานที่' },
    evidence: {
      ask: 'มีหลักฐานหรือพยานไหม',
      hint: 'ส่งรูป ไฟล์ หรือพิมพ์บอกว่าไปดูได้ที่ไหน ครบแล้วกด เสร็จแล้ว',
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
    code: { ask: 'พิมพ์รหัสรับเรื่อง 20 หลัก', hint: 'รหัสที่ได้รับตอนส่งเรื่อง เว้นวรรคหรือไม่ก็ได้', label: 'รหัสรับเรื่อง' },
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

/** Read before the first word of a tip. */
export const tipNotice: readonly string[] = [
  'เปิดเผยชื่อ: ผู้รับเรื่องทุจริตเห็นชื่อ LINE ของท่าน',
  'ปกปิดชื่อ: มีแต่ผู้รับเรื่องทุจริตที่รู้ว่าท่านเป็นใคร',
  'ไม่เปิดเผยตัวตน: สำนักงานไม่เก็บว่าใครแจ้ง ท่านจะได้รหัสไว้ตามเรื่อง',
  'บริษัท LINE ยังรู้ว่าท่านคุยกับบัญชีนี้ ส่งเรื่องแล้วลบแชตในเครื่องได้',
];

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
  'ask-loose': 'ส่งให้เจ้าหน้าที่',
  'complain-loose': 'แจ้งเป็นร้องเรียน',
  'add-loose': 'เพิ่มในเรื่องเดิม',
};

export const complaintTexts: Readonly<Record<Complaint, string>> = {
  'pick-one': 'โปรดกดเลือกหนึ่งข้อ',
  'no-text': 'ข้อนี้รับเป็นรูปหรือไฟล์ หากไม่มี กด ข้าม',
  'no-file': 'ข้อนี้โปรดพิมพ์เป็นข้อความ',
  'too-long': 'ข้อความยาวเกินไป โปรดพิมพ์ไม่เกิน 2,000 ตัวอักษร หรือแบ่งส่ง',
  'too-many': 'ได้รับมากพอแล้ว กด เสร็จแล้ว เพื่อไปต่อ',
  'nothing-yet': 'ยังไม่ได้ส่งอะไรมา โปรดพิมพ์หรือส่งรูปก่อน',
  'not-optional': 'ข้อนี้จำเป็น ข้ามไม่ได้ หากไม่ต้องการแจ้งแล้ว กด ยกเลิก',
};

export const botTexts = {
  welcome: (office: string) => `สวัสดี ที่นี่คือ ${office} กดเลือกเรื่องที่ต้องการได้เลย`,
  welcomeBack: 'ยินดีที่ได้คุยกันอีกครั้ง กดเลือกเรื่องที่ต้องการได้เลย',
  greeting: 'สวัสดี กดเลือกเรื่องที่ต้องการได้เลย',
  menuTitle: 'ให้ช่วยเรื่องอะไร',
  cancelled: 'ยกเลิกแล้ว ไม่มีอะไรถูกส่งไป',
  nothingToCancel: 'ไม่มีเรื่องที่กำลังกรอกอยู่',
  expired: 'เรื่องที่กรอกค้างไว้เกิน 30 นาที ระบบลบให้แล้ว เริ่มใหม่ได้จากเมนู',
  parked: 'เก็บเรื่องที่กรอกค้างไว้ให้ก่อน กลับมาทำต่อได้ภายใน 30 นาที',
  parkedWaits: 'ยังมีเรื่องที่กรอกค้างอยู่ ทำต่อได้เลย',
  gone: 'คำถามนั้นผ่านไปแล้ว',
  goneWithoutFlow: 'ปุ่มนั้นเป็นของเรื่องที่จบไปแล้ว เลือกใหม่จากเมนูได้เลย',
  alreadySent: (number: string) => `เรื่องนี้ส่งแล้ว เลขที่ ${number}`,
  got: (texts: number, files: number) =>
    `ได้รับแล้ว ${[files > 0 ? `รูปหรือไฟล์ ${files} รายการ` : '', texts > 0 ? `ข้อความ ${texts} ข้อความ` : ''].filter(Boolean).join(' และ ')} ส่งเพิ่มได้อีก ครบแล้วกด เสร็จแล้ว`,
  gettingSet: (total: number) => `กำลังรับรูป ${total} รูป`,
  editWhich: 'อยากแก้ข้อไหน',
  summaryHint: 'ตรวจดูก่อน ถูกต้องแล้วกด ส่งเรื่อง',
  skipped: 'ไม่ระบุ',
  files: (count: number) => `${count} รายการ`,
  mapPlace: 'ตำแหน่งบนแผนที่',
  unplacedText: 'ยังไม่แน่ใจว่าเป็นเรื่องอะไร จะส่งข้อความนี้ให้เจ้าหน้าที่ตอบไหม',
  unplacedFile: 'ได้รับไฟล์แล้ว อยากให้ทำอะไรต่อ',
  unplacedLocation: 'ได้รับตำแหน่งแล้ว หากจะแจ้งปัญหาตรงนี้ กด แจ้งเป็นร้องเรียน',
  sticker: 'ขอบคุณสำหรับสติกเกอร์ กดเลือกเรื่องที่ต้องการได้เลย',
  tooLongLoose: 'ข้อความยาวเกิน 2,000 ตัวอักษร โปรดแบ่งส่ง',
  looseGone: 'ข้อความก่อนหน้านี้หมดเวลาแล้ว โปรดพิมพ์ใหม่อีกครั้ง',
  noTickets: 'ยังไม่พบเรื่องที่แจ้งด้วยบัญชีนี้ หากแจ้งแบบไม่เปิดเผยตัวตน ให้ใช้รหัสรับเรื่อง',
  notYours: 'ไม่พบเรื่องเลขนี้ในบัญชีของท่าน',
  codeUnknown: 'ไม่พบเรื่องของรหัสนี้ โปรดตรวจดูตัวเลขอีกครั้ง',
  codeNotReadable: 'รหัสรับเรื่องมี 20 หลัก โปรดตรวจดูแล้วพิมพ์ใหม่',
  codeSlow: 'ลองรหัสผิดหลายครั้งแล้ว โปรดรอสัก 15 นาทีแล้วลองใหม่',
  added: (number: string) => `เพิ่มข้อมูลในเรื่อง ${number} แล้ว เจ้าหน้าที่จะเห็นข้อความนี้`,
  reopened: (number: string) => `เปิดเรื่อง ${number} อีกครั้งแล้ว เจ้าหน้าที่จะดูให้ใหม่`,
  addNotPossible: 'เรื่องนี้ปิดแล้ว เพิ่มข้อมูลไม่ได้ แจ้งเป็นเรื่องใหม่ได้เลย',
  servicesTitle: 'ขั้นตอนบริการ',
  reportsTitle: (year: number) => `รายงานที่เปิดเผย ปี ${year}`,
  documents: 'เอกสาร',
  fee: 'ค่าธรรมเนียม',
  duration: 'ใช้เวลา',
  where: 'ติดต่อที่',
  notChecked: 'โปรดโทรยืนยันกับเจ้าหน้าที่ก่อนมา',
  askOfficer: 'ถามเจ้าหน้าที่',
  openReport: 'เปิดอ่าน',
  noReportLink: 'ยังไม่มีลิงก์ ถามเจ้าหน้าที่ได้',
  call: 'โทรหาสำนักงาน',
  nextPage: 'หน้าถัดไป',
  nothingListed: (title: string) => `${title}: ยังไม่มีข้อมูล ถามเจ้าหน้าที่ได้`,
  moreItems: (left: number) => `ยังมีอีก ${left} เรื่อง`,
  groupPointer: (office: string) => `${office} รับเรื่องในแชตส่วนตัวเท่านั้น โปรดเพิ่มเพื่อนแล้วทักมาทางแชตส่วนตัว`,
  setAside: 'ขออภัย ข้อความล่าสุดอ่านไม่ได้ โปรดส่งใหม่อีกครั้ง หรือพิมพ์ว่า เมนู',
} as const;
