import { checkMessages } from '../../src/local-line/rules/check-messages.ts';
import { graphemes } from '../../src/local-line/rules/length.ts';

const postback = { type: 'postback', label: 'ตกลง', data: 'x' };
const button = (action: object = postback) => ({ type: 'button', action });
const text = (more: object = {}) => ({ type: 'text', text: 'คำ', ...more });
const box = (contents: object[], more: object = {}) => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...more,
});
const bubble = (contents: object[], more: object = {}) => ({ type: 'bubble', body: box(contents), ...more });
const flex = (contents: object, more: object = {}) => ({ type: 'flex', altText: 'คำ', contents, ...more });
const image = (more: object = {}) => ({ type: 'image', url: 'https://example.com/a.png', ...more });
const quick = (action: object, more: object = {}) =>
  text({ quickReply: { items: [{ type: 'action', action, ...more }] } });
const buttons = (more: object = {}) => ({
  type: 'template',
  altText: 'คำ',
  template: { type: 'buttons', text: 'คำ', actions: [postback], ...more },
});
const carousel = (columns: object[]) => ({
  type: 'template',
  altText: 'คำ',
  template: { type: 'carousel', columns },
});
const column = (more: object = {}) => ({ text: 'คำ', actions: [postback], ...more });
const uri = (address: string) => ({ type: 'uri', label: 'เปิด', uri: address });
const filled = (length: number) => 'x'.repeat(length);
/** 20 grapheme clusters of three code points each. */
const TWENTY_STACKED = 'กี่'.repeat(20);

describe('LINE takes', () => {
  test.each<[string, object]>([
    ['5000 letters', text({ text: filled(5000) })],
    ['an altText of 1500', flex(bubble([text()]), { altText: filled(1500) })],
    ['a label of 20 stacked Thai letters', quick({ ...postback, label: TWENTY_STACKED })],
    [
      '13 quick replies',
      text({ quickReply: { items: Array(13).fill({ type: 'action', action: postback }) } }),
    ],
    ['a camera action in a quick reply', quick({ type: 'camera', label: 'ถ่ายรูป' })],
    ['a Flex button label of 40', flex(bubble([button({ ...postback, label: filled(40) })]))],
    [
      'tel, line, http and https links',
      flex(bubble(['tel:191', 'line://nv/chat', 'http://a.th', 'https://a.th'].map((u) => button(uri(u))))),
    ],
    [
      'icon, text and filler in a baseline box',
      flex(
        bubble([
          box([{ type: 'icon', url: 'https://a.th/i.png' }, text(), { type: 'filler' }], {
            layout: 'baseline',
          }),
        ]),
      ),
    ],
    [
      'sizes as keywords, pixels and percentages',
      flex(
        bubble([
          text({ size: '18px', margin: 'lg', color: '#11223344' }),
          image({ size: '80%', aspectRatio: '20:13' }),
          box([], {
            width: '30%',
            height: '4px',
            backgroundColor: '#06c755',
            cornerRadius: '2px',
            paddingAll: '5%',
          }),
        ]),
      ),
    ],
    ['spans', flex(bubble([{ type: 'text', contents: [{ type: 'span', text: 'ก', weight: 'bold' }] }]))],
    [
      'a gradient',
      flex(
        bubble([
          box([], {
            background: {
              type: 'linearGradient',
              angle: '90deg',
              startColor: '#ffffff',
              endColor: '#000000',
              centerPosition: '10%',
            },
          }),
        ]),
      ),
    ],
    ['12 bubbles', flex({ type: 'carousel', contents: Array(12).fill(bubble([text()], { size: 'kilo' })) })],
    [
      'a hero video with altContent',
      flex({
        ...bubble([text()]),
        hero: {
          type: 'video',
          url: 'https://a.th/v.mp4',
          previewUrl: 'https://a.th/p.jpg',
          altContent: image(),
          aspectRatio: '16:9',
        },
      }),
    ],
    ['a buttons template', buttons()],
    ['a carousel template', carousel([column(), column()])],
    ['a location', { type: 'location', title: 'อบต.', address: 'วังวิเศษ', latitude: 7.7, longitude: 99.4 }],
    ['a listed sticker', { type: 'sticker', packageId: '446', stickerId: '1988' }],
    ['an emoji on a $', text({ text: '$ ดี', emojis: [{ index: 0, productId: 'p', emojiId: 'e' }] })],
    [
      'textV2 with an emoji',
      { type: 'textV2', text: '{a}', substitution: { a: { type: 'emoji', productId: 'p', emojiId: 'e' } } },
    ],
    [
      'a confirm template',
      {
        type: 'template',
        altText: 'คำ',
        template: { type: 'confirm', text: 'คำ', actions: [postback, postback] },
      },
    ],
    [
      'a datetimepicker',
      quick({
        type: 'datetimepicker',
        label: 'วัน',
        data: 'x',
        mode: 'datetime',
        initial: '2026-11-22t09:00',
      }),
    ],
    ['a clipboard action', quick({ type: 'clipboard', label: 'คัดลอก', clipboardText: '1234' })],
  ])('%s', (_name, message) => {
    expect(checkMessages([message])).toBeUndefined();
  });
});

describe('LINE refuses, with property and words,', () => {
  test.each<[string, object, string, string]>([
    ['an empty text', text({ text: '' }), 'messages[0].text', 'May not be empty'],
    ['5001 letters', text({ text: filled(5001) }), 'messages[0].text', 'Length must be between 0 and 5000'],
    ['a text that is no string', text({ text: 5 }), 'messages[0].text', 'Invalid value'],
    ['an unknown type', { type: 'hologram' }, 'messages[0].type', 'Must be one of the following values'],
    ['an unknown property', text({ bold: true }), 'messages[0].bold', 'unknown field'],
    ['an altText of 1501', flex(bubble([text()]), { altText: filled(1501) }), 'messages[0].altText', '1500'],
    ['an empty altText', flex(bubble([text()]), { altText: '' }), 'messages[0].altText', 'May not be empty'],
    [
      '14 quick replies',
      text({ quickReply: { items: Array(14).fill({ type: 'action', action: postback }) } }),
      'messages[0].quickReply.items',
      'Size must be',
    ],
    [
      'no quick reply',
      text({ quickReply: { items: [] } }),
      'messages[0].quickReply.items',
      'Size must be between 1 and 13',
    ],
    [
      'a quick reply without a label',
      quick({ type: 'message', text: 'x' }),
      'messages[0].quickReply.items[0].action.label',
      'May not be empty',
    ],
    [
      'a quick reply label of 21',
      quick({ ...postback, label: filled(21) }),
      'messages[0].quickReply.items[0].action.label',
      'between 0 and 20',
    ],
    [
      '21 stacked Thai letters',
      quick({ ...postback, label: `${TWENTY_STACKED}ก` }),
      'messages[0].quickReply.items[0].action.label',
      'between 0 and 20',
    ],
    [
      'a quick reply without type',
      quick(postback, { type: undefined }),
      'messages[0].quickReply.items[0].type',
      'May not be empty',
    ],
    [
      'a quick reply icon over http',
      quick(postback, { imageUrl: 'http://a.th/i.png' }),
      'messages[0].quickReply.items[0].imageUrl',
      'invalid uri scheme',
    ],
    [
      'a richmenuswitch outside a rich menu',
      quick({ type: 'richmenuswitch', label: 'x', data: 'x', richMenuAliasId: 'a' }),
      'messages[0].quickReply.items[0].action.type',
      'invalid property',
    ],
    [
      'postback data of 301',
      quick({ ...postback, data: filled(301) }),
      'messages[0].quickReply.items[0].action.data',
      '300',
    ],
    [
      'a displayText of 301',
      quick({ ...postback, displayText: filled(301) }),
      'messages[0].quickReply.items[0].action.displayText',
      '300',
    ],
    [
      'text beside displayText',
      quick({ ...postback, text: 'a', displayText: 'a' }),
      'messages[0].quickReply.items[0].action.displayText',
      'invalid property',
    ],
    [
      'a message action of 301',
      quick({ type: 'message', label: 'x', text: filled(301) }),
      'messages[0].quickReply.items[0].action.text',
      '300',
    ],
    [
      'a uri of 1001',
      quick(uri(`https://a.th/${filled(1000)}`)),
      'messages[0].quickReply.items[0].action.uri',
      '1000',
    ],
    [
      'a javascript uri',
      quick(uri('javascript:alert(1)')),
      'messages[0].quickReply.items[0].action.uri',
      'invalid uri scheme',
    ],
    [
      'a uri with bare Thai',
      quick(uri('https://a.th/ถนน')),
      'messages[0].quickReply.items[0].action.uri',
      'invalid uri',
    ],
    [
      'a clipboard text of 1001',
      quick({ type: 'clipboard', label: 'x', clipboardText: filled(1001) }),
      'messages[0].quickReply.items[0].action.clipboardText',
      '1000',
    ],
    [
      'a picker without mode',
      quick({ type: 'datetimepicker', label: 'x', data: 'x' }),
      'messages[0].quickReply.items[0].action.mode',
      'May not be empty',
    ],
    [
      'an emoji on no $',
      text({ emojis: [{ index: 0, productId: 'p', emojiId: 'e' }] }),
      'messages[0].emojis[0].index',
      'invalid property',
    ],
    [
      'a sender called LINE',
      text({ sender: { name: 'LINE Thailand' } }),
      'messages[0].sender.name',
      'invalid property',
    ],
    [
      'an image over http',
      { type: 'image', originalContentUrl: 'http://a.th/a.jpg', previewImageUrl: 'https://a.th/a.jpg' },
      'messages[0].originalContentUrl',
      'invalid uri scheme',
    ],
    [
      'a location title of 101',
      { type: 'location', title: filled(101), address: 'x', latitude: 1, longitude: 1 },
      'messages[0].title',
      '100',
    ],
    [
      'a sticker that is not listed',
      { type: 'sticker', packageId: '1', stickerId: '1' },
      'messages[0].packageId',
      'invalid property',
    ],
    [
      'a buttons template of five actions',
      buttons({ actions: Array(5).fill(postback) }),
      'messages[0].template.actions',
      'Size must be between 1 and 4',
    ],
    [
      '61 letters below a title',
      buttons({ title: 'x', text: filled(61) }),
      'messages[0].template.text',
      'between 0 and 60',
    ],
    ['a title of 41', buttons({ title: filled(41) }), 'messages[0].template.title', 'between 0 and 40'],
    [
      'a confirm with one action',
      { type: 'template', altText: 'x', template: { type: 'confirm', text: 'x', actions: [postback] } },
      'messages[0].template.actions',
      'between 2 and 2',
    ],
    ['11 columns', carousel(Array(11).fill(column())), 'messages[0].template.columns', 'between 1 and 10'],
    [
      'columns that differ',
      carousel([column(), column({ title: 'x' })]),
      'messages[0].template.columns[1]',
      'invalid property',
    ],
    [
      'an imagemap that is not 1040 wide',
      {
        type: 'imagemap',
        altText: 'x',
        baseUrl: 'https://a.th/m',
        baseSize: { width: 800, height: 800 },
        actions: [{ type: 'uri', linkUri: 'https://a.th', area: { x: 0, y: 0, width: 1, height: 1 } }],
      },
      'messages[0].baseSize.width',
      '1040',
    ],
  ])('%s', (_name, message, property, words) => {
    const refusal = checkMessages([message]);
    expect(refusal?.message).toMatch(/^The request body has \d+ error\(s\)$/);
    expect(refusal?.details[0]).toEqual({ property, message: expect.stringContaining(words) });
  });
});

describe('LINE refuses in a Flex message, by a pointer from its container,', () => {
  test.each<[string, object, string, string]>([
    ['a spacer', bubble([text(), { type: 'spacer' }]), '/body/contents/1', 'invalid property'],
    ['a bubble without a block', { type: 'bubble' }, '/', 'At least one block must be specified'],
    ['an empty text', bubble([text({ text: '' })]), '/body/contents/0/text', 'must be non-empty text'],
    [
      'a text with neither text nor contents',
      bubble([{ type: 'text' }]),
      '/body/contents/0/text',
      'must be non-empty text',
    ],
    [
      'text beside contents',
      bubble([text({ contents: [{ type: 'span', text: 'x' }] })]),
      '/body/contents/0/text',
      'invalid property',
    ],
    [
      'an empty span',
      bubble([{ type: 'text', contents: [{ type: 'span', text: '' }] }]),
      '/body/contents/0/contents/0/text',
      'must be non-empty text',
    ],
    [
      'a hero over http',
      { type: 'bubble', hero: image({ url: 'http://a.th/a.png' }) },
      '/hero/url',
      'invalid uri scheme',
    ],
    ['a hero that is a text', { type: 'bubble', hero: text() }, '/hero', 'invalid property'],
    ['a body that is a text', { type: 'bubble', body: text() }, '/body/contents', 'May not be empty'],
    [
      'a button in a baseline box',
      bubble([box([button()], { layout: 'baseline' })]),
      '/body/contents/0/contents/0',
      'invalid property',
    ],
    [
      'an icon in a vertical box',
      bubble([{ type: 'icon', url: 'https://a.th/i.png' }]),
      '/body/contents/0',
      'invalid property',
    ],
    [
      'a video in the body',
      bubble([{ type: 'video', url: 'https://a.th/v', previewUrl: 'https://a.th/p', altContent: image() }]),
      '/body/contents/0',
      'invalid property',
    ],
    ['a colour by name', bubble([text({ color: 'red' })]), '/body/contents/0/color', 'invalid property'],
    [
      'a colour of three digits',
      bubble([text({ color: '#abc' })]),
      '/body/contents/0/color',
      'invalid property',
    ],
    ['an unknown size', bubble([text({ size: 'huge' })]), '/body/contents/0/size', 'invalid property'],
    ['a size without a unit', bubble([text({ size: '18' })]), '/body/contents/0/size', 'invalid property'],
    ['a margin in percent', bubble([text({ margin: '5%' })]), '/body/contents/0/margin', 'invalid property'],
    [
      'an image too high',
      bubble([image({ aspectRatio: '1:4' })]),
      '/body/contents/0/aspectRatio',
      'invalid property',
    ],
    [
      'a button without a label',
      bubble([button({ type: 'postback', data: 'x' })]),
      '/body/contents/0/action/label',
      'May not be empty',
    ],
    [
      'a button label of 41',
      bubble([button({ ...postback, label: filled(41) })]),
      '/body/contents/0/action/label',
      'between 0 and 40',
    ],
    [
      'a camera action',
      bubble([button({ type: 'camera', label: 'x' })]),
      '/body/contents/0/action/type',
      'invalid property',
    ],
    [
      'an unknown property',
      bubble([text({ fontWeight: 'bold' })]),
      '/body/contents/0/fontWeight',
      'unknown field',
    ],
    [
      'an unknown layout',
      { type: 'bubble', body: box([], { layout: 'diagonal' }) },
      '/body/layout',
      'Must be one of',
    ],
    ['a negative flex', bubble([text({ flex: -1 })]), '/body/contents/0/flex', 'invalid property'],
    [
      'a gradient without an end',
      bubble([box([], { background: { type: 'linearGradient', angle: '0deg', startColor: '#ffffff' } })]),
      '/body/contents/0/background/endColor',
      'invalid property',
    ],
    [
      '13 bubbles',
      { type: 'carousel', contents: Array(13).fill(bubble([text()])) },
      '/contents',
      'Size must be between 1 and 12',
    ],
    [
      'bubbles of two sizes',
      { type: 'carousel', contents: [bubble([text()]), bubble([text()], { size: 'nano' })] },
      '/contents',
      'invalid property',
    ],
    [
      'a wrong place in the second bubble',
      { type: 'carousel', contents: [bubble([text()]), bubble([text({ text: '' })])] },
      '/contents/1/body/contents/0/text',
      'must be non-empty text',
    ],
    ['a bubble of more than 30 KB', bubble([text({ text: filled(31_000) })]), '/', 'Too large flex message'],
    [
      'a carousel of more than 50 KB',
      { type: 'carousel', contents: Array(2).fill(bubble([text({ text: filled(26_000) })])) },
      '/',
      'Too large flex message',
    ],
    [
      'a video in a carousel',
      {
        type: 'carousel',
        contents: [
          {
            ...bubble([text()]),
            hero: { type: 'video', url: 'https://a.th/v', previewUrl: 'https://a.th/p', altContent: image() },
          },
        ],
      },
      '/contents/0/hero',
      'invalid property',
    ],
    [
      'a style colour by name',
      bubble([text()], { styles: { body: { backgroundColor: 'white' } } }),
      '/styles/body/backgroundColor',
      'invalid property',
    ],
  ])('%s', (_name, container, property, words) => {
    const refusal = checkMessages([text(), flex(container)]);
    expect(refusal?.message).toBe('A message (messages[1]) in the request body is invalid');
    expect(refusal?.details[0]).toEqual({ property, message: expect.stringContaining(words) });
    expect(refusal?.hints[0]).not.toBe('');
  });
});

test('one to five messages a call', () => {
  for (const messages of [undefined, [], Array(6).fill(text())]) {
    expect(checkMessages(messages)).toMatchObject({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Size must be between 1 and 5', property: 'messages' }],
    });
  }
  expect(checkMessages(Array(5).fill(text()))).toBeUndefined();
});

test('labels are counted in grapheme clusters, as LINE counts them', () => {
  expect(graphemes('ที่นี่')).toBe(2);
  expect('ที่นี่').toHaveLength(6);
});
