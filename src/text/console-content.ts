import type { ContentKind, PlainIntent, Procedure } from '../knowledge/content.ts';
import type { ContentDeed } from '../knowledge/ports.ts';

/** What each kind of entry is called: one, many, and what is said where there is none. */
export const kindWords: Readonly<Record<ContentKind, { one: string; many: string; about: string }>> = {
  procedure: { one: 'ขั้นตอนบริการ', many: 'ขั้นตอนบริการ', about: 'เอกสาร ค่าธรรมเนียม ขั้นตอนของแต่ละเรื่อง' },
  topic: {
    one: 'หัวข้อรายงาน',
    many: 'หัวข้อรายงาน',
    about: 'เรื่องที่เหมือนกันทุกปี และคำที่ชาวบ้านใช้ถามหา',
  },
  year: { one: 'ปีของรายงาน', many: 'ปีของรายงาน', about: 'หมวดของแต่ละปีงบประมาณ' },
  disclosure: { one: 'รายงานที่เปิดเผย', many: 'รายงานที่เปิดเผย', about: 'รหัสและลิงก์ของแต่ละปี' },
  contact: { one: 'ที่ติดต่อ', many: 'ที่ติดต่อ', about: 'เบอร์ ที่อยู่ เวลาเปิด' },
  answer: { one: 'คำถามที่พบบ่อย', many: 'คำถามที่พบบ่อย', about: 'คำถามสั้น ๆ พร้อมคำตอบ' },
  intent: { one: 'คำพูดทั่วไป', many: 'คำพูดทั่วไป', about: 'วิธีที่คนร้องเรียน ทักทาย หรือขอคุยกับเจ้าหน้าที่' },
  synonym: { one: 'คำที่ความหมายเดียวกัน', many: 'คำที่ความหมายเดียวกัน', about: 'คำชาวบ้านกับคำทางการ' },
};

export const intentLabels: Readonly<Record<PlainIntent, string>> = {
  complaint: 'ร้องเรียนปัญหา',
  report_corruption: 'แจ้งเบาะแสการทุจริต',
  ticket_status: 'ติดตามเรื่องที่แจ้งไว้',
  contact: 'ถามเบอร์ ที่อยู่ เวลาเปิด',
  feedback: 'ชมหรือติการบริการ',
  greeting: 'ทักทาย ขอบคุณ',
  human: 'ขอคุยกับเจ้าหน้าที่',
  other: 'ไม่ใช่งานของสำนักงาน',
};

export const choiceWords = {
  none: 'ไม่ระบุ',
  choose: 'เลือก…',
  gone: (value: string) => `${value} (ไม่มีในรายการแล้ว)`,
  otherWords: 'อื่น ๆ (พิมพ์ในช่องถัดไป)',
  officeHours: 'ตามเวลาราชการของสำนักงาน',
  always: 'ทุกวัน ตลอด 24 ชั่วโมง',
  startTip: 'แจ้งเบาะแส',
  startTrack: 'ติดตามเรื่อง',
  startComplaint: (category: string) => `ร้องเรียนเรื่อง ${category}`,
  ours: 'เป็นของสำนักงานเรา',
  notOurs: 'เป็นหน่วยงานภายนอก',
  underProcedure: (name: string) => `บริการ: ${name}`,
} as const;

export const jurisdictionLabels: Readonly<Record<Procedure['jurisdiction'], string>> = {
  own: 'ทำที่สำนักงานเรา',
  refer: 'ทำที่หน่วยงานอื่น เราบอกทางให้',
  internal: 'สำหรับเจ้าหน้าที่ของสำนักงานเอง',
};

export const yearKindLabels: Readonly<Record<Procedure['yearly'][number]['kind'], string>> = {
  fiscal: 'ปีงบประมาณ (ต.ค.–ก.ย.)',
  calendar: 'ปีปฏิทิน (ม.ค.–ธ.ค.)',
  school: 'ปีการศึกษา (พ.ค.–มี.ค.)',
};

export const sectionTitles = {
  what: 'เรื่องนี้คืออะไร',
  prepare: 'สิ่งที่ต้องเตรียม',
  place: 'ไปที่ไหน เมื่อไร',
  steps: 'ขั้นตอน',
  yearly: 'ข้อมูลที่เปลี่ยนทุกปี',
  more: 'แบบฟอร์ม กฎหมาย และเรื่องที่ควรรู้',
  known: 'คำที่ชาวบ้านใช้',
  links: 'ลิงก์และที่อยู่',
  answer: 'คำถามและคำตอบ',
} as const;
export type SectionTitle = keyof typeof sectionTitles;

export const deedWords: Readonly<Record<ContentDeed, string>> = {
  load: 'โหลดจากไฟล์ของสำนักงาน',
  edit: 'แก้ไข',
  remove: 'นำออก',
  restore: 'นำกลับมา',
};

/** Why a field was refused. */
export const faultWords = {
  missing: 'โปรดใส่ข้อมูลในช่องนี้',
  choose: 'โปรดเลือกจากรายการ',
  twoAnswers: 'พิมพ์เองไว้ด้วย แต่ในรายการเลือกข้ออื่น ให้เลือก อื่น ๆ หรือลบที่พิมพ์เอง',
  tooLong: (most: number, now: number) => `ยาวเกินไป ใช้ได้ไม่เกิน ${most} ตัวอักษร ตอนนี้มี ${now}`,
  tooMany: (most: number) => `มากเกินไป ใส่ได้ไม่เกิน ${most} ข้อ`,
  tooFew: 'โปรดใส่อย่างน้อยหนึ่งข้อ',
  inLine: (line: string, fault: string) => `บรรทัด “${line}”: ${fault}`,
  url: 'ที่อยู่เว็บไม่ถูกต้อง ต้องขึ้นต้นด้วย https:// หรือ http://',
  phone: 'ใส่ได้เฉพาะตัวเลขกับขีด 3–14 ตัว เช่น 075-123-456',
  email: 'อีเมลไม่ถูกต้อง เช่น office@example.go.th',
  number: 'โปรดใส่ตัวเลข',
  year: 'โปรดใส่ปี พ.ศ. สี่ตัว ตั้งแต่ 2560 ถึง 2650',
  date: 'วันที่ไม่ถูกต้อง เช่น 22/11/2569',
  map: 'พิกัดไม่ถูกต้อง ใส่สองจำนวนคั่นด้วยจุลภาค เช่น 7.7312, 99.4825',
  code: 'รหัสไม่ถูกต้อง เช่น O18',
  group: 'เลขหมวดไม่ถูกต้อง เช่น 9.1',
  taken: 'มีรายการนี้อยู่แล้ว ใช้ชื่อหรือรหัสอื่น หรือแก้ไขรายการเดิม',
  takenRemoved: 'รายการนี้ถูกนำออกไว้ เปิดรายการเดิมแล้วกด นำกลับมา',
  checked: 'โปรดเลือกข้อหนึ่ง',
  wrong: 'ข้อมูลในช่องนี้ไม่ถูกต้อง',
} as const;
