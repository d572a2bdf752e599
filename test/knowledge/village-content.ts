import {
  answerSchema,
  type Content,
  contactSchema,
  disclosureSchema,
  intentSchema,
  procedureSchema,
  synonymSchema,
  topicSchema,
} from '../../src/knowledge/content.ts';

const check = 'sample';

const procedure = (id: string, name: string, asks: string[], names: string[] = []) =>
  procedureSchema.parse({
    id,
    name,
    names,
    asks,
    check,
    shelf: 'บริการ',
    jurisdiction: 'own',
    about: name,
    forWhom: 'ทุกคน',
    documents: ['ไม่มี'],
    fee: 'ไม่มี',
    duration: 'วันเดียว',
    steps: [{ by: 'ผู้ขอ', text: 'ยื่นคำขอ' }],
    where: 'อบต.',
    legalBasis: [],
    nextStep: 'มาที่ อบต.',
  });

const topic = (id: string, name: string, asks: string[]) =>
  topicSchema.parse({ id, name, about: name, asks, check });

const disclosure = (year: number, code: string, name: string, topics: string[]) =>
  disclosureSchema.parse({ year, code, name, group: '9.1', topics, check });

/** A small office's content, in which every kind of entry stands. */
export const villageContent: Content = {
  procedures: [
    procedure(
      'elderly-allowance',
      'เบี้ยยังชีพผู้สูงอายุ',
      ['ขึ้นทะเบียนผู้สูงอายุต้องใช้เอกสารอะไร', 'เบี้ยผู้สูงอายุได้เดือนละเท่าไร', 'อายุ 60 ปีต้องไปลงทะเบียนรับเบี้ยเมื่อไร'],
      ['เบี้ยผู้สูงอายุ'],
    ),
    procedure(
      'building-permit',
      'ขออนุญาตก่อสร้างอาคาร',
      ['ก่อสร้างอาคารต้องขออนุญาตไหม', 'ต่อเติมครัวต้องใช้แบบแปลนไหม', 'รื้อบ้านเก่าต้องแจ้งใคร'],
      ['ใบอนุญาตก่อสร้าง'],
    ),
    procedure('borrow-asset', 'ยืมพัสดุ', [
      'ขอยืมเต็นท์กับเก้าอี้ไปงานบวชต้องทำยังไง',
      'ยืมโต๊ะแล้วต้องคืนภายในกี่วัน',
      'ยืมเต็นท์เสียเงินไหม',
    ]),
  ],
  topics: [
    topic('budget_plan', 'แผนการใช้จ่ายงบประมาณ', ['ปีนี้ได้งบเท่าไหร่ ใช้ทำอะไรบ้าง', 'ขอดูแผนใช้เงินของ อบต.']),
    topic('procurement_plan', 'แผนการจัดซื้อจัดจ้าง', ['ปีนี้จะซื้อจะจ้างอะไรบ้าง', 'ขอแผนจัดหาพัสดุ']),
    topic('privacy', 'นโยบายคุ้มครองข้อมูลส่วนบุคคล', ['ข้อมูลของฉันเก็บไว้นานแค่ไหน']),
  ],
  years: [
    { year: 2564, groups: [{ code: '9.1', name: 'ข้อมูลพื้นฐาน' }], check },
    { year: 2569, groups: [{ code: '9.1', name: 'ข้อมูลพื้นฐาน' }], check },
  ],
  disclosures: [
    disclosure(2564, 'O18', 'แผนการใช้จ่ายงบประมาณประจำปี', ['budget_plan']),
    disclosure(2564, 'O21', 'แผนการจัดซื้อจัดจ้างหรือแผนการจัดหาพัสดุ', ['procurement_plan', 'budget_plan']),
    disclosure(2569, 'O11', 'แผนดำเนินงานและการใช้งบประมาณ', ['budget_plan']),
    disclosure(2569, 'O10', 'นโยบายคุ้มครองข้อมูลส่วนบุคคล', ['privacy']),
  ],
  contacts: [
    contactSchema.parse({
      id: 'works',
      name: 'กองช่าง',
      about: 'ถนน ไฟฟ้า น้ำประปา',
      asks: ['ขอเบอร์กองช่าง', 'โทรหากองช่างเบอร์อะไร'],
      check,
    }),
    contactSchema.parse({
      id: 'finance',
      name: 'กองคลัง',
      about: 'ภาษี',
      asks: ['ขอเบอร์กองคลัง', 'ติดต่อกองคลังที่ไหน'],
      check,
    }),
  ],
  answers: [
    answerSchema.parse({
      id: 'opening-hours',
      question: 'อบต. เปิดกี่โมง',
      text: 'จันทร์ถึงศุกร์',
      under: 'contact',
      asks: ['วันเสาร์เปิดไหม', 'ปิดกี่โมง'],
      check,
    }),
    answerSchema.parse({ id: 'parking', question: 'มีที่จอดรถไหม', text: 'มี', asks: ['จอดรถได้ตรงไหน'], check }),
    answerSchema.parse({
      id: 'who-signs',
      question: 'ใครเซ็นใบยืมพัสดุ',
      text: 'หัวหน้า',
      under: 'procedure:borrow-asset',
      check,
    }),
  ],
  intents: [
    intentSchema.parse({
      id: 'complaint',
      asks: ['ไฟดับทั้งซอยสองวันแล้ว', 'ถนนเป็นหลุมรถล้ม', 'น้ำไม่ไหลมาสามวันแล้ว', 'ขยะเหม็นไม่มาเก็บ', 'ขอร้องเรียน'],
      check,
    }),
    intentSchema.parse({
      id: 'report_corruption',
      asks: ['นายกโกงเงินโครงการถนน', 'ช่างเรียกเงินใต้โต๊ะ', 'เจ้าหน้าที่เอารถหลวงไปใช้ส่วนตัว', 'ฮั้วประมูล'],
      check,
    }),
    intentSchema.parse({ id: 'ticket_status', asks: ['เรื่องที่แจ้งไปถึงไหนแล้ว', 'ติดตามเรื่อง 6600001'], check }),
    intentSchema.parse({ id: 'greeting', asks: ['สวัสดี', 'หวัดดี'], check }),
    intentSchema.parse({ id: 'human', asks: ['ขอคุยกับคน', 'ไม่คุยกับบอท'], check }),
    intentSchema.parse({
      id: 'other',
      asks: ['พรุ่งนี้ฝนตกไหม', 'หวยงวดนี้ออกอะไร', 'ราคายางวันนี้เท่าไร', 'แต่งกลอนให้หน่อย', 'ขายครีมหน้าขาว'],
      check,
    }),
  ],
  synonyms: [
    synonymSchema.parse({ means: 'ผู้สูงอายุ', said: ['คนแก่', 'คนเฒ่า', 'คนชรา'], check }),
    synonymSchema.parse({ means: 'ก่อสร้างอาคาร', said: ['สร้างบ้าน', 'ปลูกบ้าน'], check }),
    synonymSchema.parse({ means: 'ยังไง', said: ['พรื่อ', 'พันพรือ', 'ทำพรื่อ', 'อย่างไร'], check }),
    synonymSchema.parse({ means: 'อบต.', said: ['อบต', 'องค์การบริหารส่วนตำบล'], check }),
  ],
};
