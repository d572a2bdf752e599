import { encodeAction } from '../../src/line/postback.ts';
import { type Heard, readEvent } from '../../src/line/read-event.ts';
import * as events from '../../src/local-line/events.ts';

const user = { type: 'user', userId: 'U206d25c2ea6bd87c17655609a1c37cb8' };
const group = { type: 'group', groupId: `C${'a'.repeat(32)}`, userId: user.userId };
const room = { type: 'room', roomId: `R${'b'.repeat(32)}`, userId: user.userId };
const token = 'nHuyWiB7yP5Zw52FIkcQobQuGDXCTA';
const digest = (id: string) => `d(${id})`;

const read = (event: object): Heard => readEvent(JSON.stringify(event), digest).heard;
const inChat = (body: object, source: object | undefined = user) => ({
  replyToken: token,
  timestamp: 1_462_629_479_859,
  ...(source ? { source } : {}),
  mode: 'active',
  ...body,
});
const message = (message: object, source?: object) => inChat({ type: 'message', message }, source);
const menu = { type: 'command', command: 'menu' };
const sticker = { type: 'sticker' };
const file = (kind: string, more: object = {}) => ({
  type: 'file',
  file: { id: 'd(1)', kind, state: 'fetching', source: 'd(1)', ...more },
});

describe('becomes a turn', () => {
  const turns: readonly [string, object, object][] = [
    [
      'a text',
      message({ id: '1', type: 'text', text: 'สวัสดี' }),
      { type: 'text', text: 'สวัสดี', source: 'd(1)' },
    ],
    [
      'a text with emojis, mentions, quotes and tokens',
      message({
        id: '1',
        type: 'text',
        text: '(love) @all hi',
        emojis: [{ index: 0, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
        mention: { mentionees: [{ index: 7, length: 4, type: 'all' }] },
        quoteToken: 'q3Plxr4AgKd',
        quotedMessageId: '4',
        markAsReadToken: 'm',
      }),
      { type: 'text', text: '(love) @all hi', source: 'd(1)' },
    ],
    [
      'an empty text',
      message({ id: '1', type: 'text', text: '' }),
      { type: 'text', text: '', source: 'd(1)' },
    ],
    [
      'a text of old without quoteToken',
      { ...message({ id: '1', type: 'text', text: 'a' }), mode: undefined },
      { type: 'text', text: 'a', source: 'd(1)' },
    ],
    [
      'a sticker',
      message({ id: '1', type: 'sticker', packageId: '1', stickerId: '2', stickerResourceType: 'ANIMATION' }),
      sticker,
    ],
    [
      'a combined sticker',
      message({
        id: '1',
        type: 'sticker',
        packageId: '30563',
        stickerId: '651698630',
        stickerResourceType: 'MESSAGE',
        keywords: ['a'],
        text: 'b',
      }),
      sticker,
    ],
    ['an image', message({ id: '1', type: 'image', contentProvider: { type: 'line' } }), file('image')],
    ['an image of old without contentProvider', message({ id: '1', type: 'image' }), file('image')],
    [
      'an image of a set',
      message({
        id: '1',
        type: 'image',
        contentProvider: { type: 'line' },
        imageSet: { id: 'E0', index: 1, total: 2 },
      }),
      { ...file('image'), set: { index: 1, total: 2 } },
    ],
    [
      'an image of a set not yet counted',
      message({ id: '1', type: 'image', contentProvider: { type: 'line' }, imageSet: { id: 'E0' } }),
      file('image'),
    ],
    [
      'an image kept elsewhere',
      message({
        id: '1',
        type: 'image',
        contentProvider: { type: 'external', originalContentUrl: 'https://x/y.jpg' },
      }),
      file('image', { state: 'gone' }),
    ],
    [
      'a video',
      message({ id: '1', type: 'video', duration: 60_000, contentProvider: { type: 'line' } }),
      file('video'),
    ],
    [
      'a video without a length',
      message({ id: '1', type: 'video', contentProvider: { type: 'line' } }),
      file('video'),
    ],
    [
      'a sound',
      message({ id: '1', type: 'audio', duration: 1, contentProvider: { type: 'line' } }),
      file('audio'),
    ],
    [
      'a file',
      message({ id: '1', type: 'file', fileName: 'a.pdf', fileSize: 2 }),
      file('file', { fileName: 'a.pdf' }),
    ],
    [
      'a file with a name beyond all measure',
      message({ id: '1', type: 'file', fileName: 'a'.repeat(400), fileSize: 2 }),
      file('file'),
    ],
    [
      'a place',
      message({ id: '1', type: 'location', title: 'วัด', address: 'ตรัง', latitude: 7.7, longitude: 99.4 }),
      { type: 'location', latitude: 7.7, longitude: 99.4, words: 'วัด ตรัง', source: 'd(1)' },
    ],
    [
      'a place without words',
      message({ id: '1', type: 'location', latitude: 7.7, longitude: 99.4 }),
      { type: 'location', latitude: 7.7, longitude: 99.4, source: 'd(1)' },
    ],
    [
      'a place that is nowhere',
      message({ id: '1', type: 'location', latitude: 97.7, longitude: 99.4 }),
      sticker,
    ],
    ['a message of a kind LINE added since', message({ id: '1', type: 'hologram', depth: 3 }), sticker],
    ['a message without id', message({ type: 'text', text: 'a' }), sticker],
    ['a message that is missing', inChat({ type: 'message' }), sticker],
    ['a follow', inChat({ type: 'follow', follow: { isUnblocked: false } }), { type: 'hello' }],
    ['a follow of old', inChat(events.followAsBefore()), { type: 'hello' }],
    ['an unblocking', inChat(events.follow(true)), { type: 'hello' }],
    ['a tap on a command', inChat(events.postback(encodeAction(menu as never))), menu],
    [
      'a tap on an answer',
      inChat(
        events.postback(encodeAction({ type: 'answer', session: 's', step: 'category', value: 'road' })),
      ),
      { type: 'answer', session: 's', step: 'category', value: 'road' },
    ],
    ['a foreign tap', inChat(events.postback('action=buyItem&itemId=123123')), menu],
    ['a picked date', inChat(events.postback('storeId=12345', { datetime: '2017-12-25T01:00' })), menu],
    [
      'a switched rich menu',
      inChat(events.postback('x', { newRichMenuAliasId: 'b', status: 'SUCCESS' })),
      menu,
    ],
    ['a tap without data', inChat({ type: 'postback', postback: {} }), menu],
    ['a tap without anything', inChat({ type: 'postback' }), menu],
  ];
  test.each(turns)('%s', (_, event, input) => {
    const heard = read(event);
    expect(heard).toMatchObject({ type: 'turn' });
    expect((heard as Extract<Heard, { type: 'turn' }>).input).toEqual(input);
    expect(readEvent(JSON.stringify(event), digest).replyToken).toBe(token);
  });

  test.each(['image', 'video', 'audio', 'file'] as const)(
    '%s on LINE is asked for under its message id',
    (type) => {
      expect(read(message({ id: '77', type, contentProvider: { type: 'line' } }))).toMatchObject({
        download: { id: 'd(77)', messageId: '77', kind: type },
      });
    },
  );

  test('a file kept elsewhere is not asked for', () => {
    expect(
      read(message({ id: '1', type: 'video', contentProvider: { type: 'external' } })),
    ).not.toHaveProperty('download');
  });
});

describe('is knowingly ignored', () => {
  const mention = { mentionees: [{ index: 0, length: 3, type: 'user', isSelf: false }] };
  const ignored: readonly [string, object][] = [
    ['beacon enter', inChat(events.beacon('enter'))],
    ['beacon banner', inChat(events.beacon('banner'))],
    ['beacon stay', inChat(events.beacon('stay'))],
    [
      'beacon leave, long gone',
      inChat({ type: 'beacon', beacon: { hwid: 'd4', type: 'leave', dm: '1234567890abcdef' } }),
    ],
    ['account link', inChat(events.accountLink('ok'))],
    ['failed account link, without source', inChat(events.accountLink('failed'), undefined)],
    ['video watched', inChat(events.videoPlayComplete('track-id'))],
    ['membership joined', inChat(events.membership('joined'))],
    ['membership left', inChat(events.membership('left'))],
    ['membership renewed', inChat(events.membership('renewed'))],
    ['things link', inChat(events.things('link'))],
    ['things unlink', inChat(events.things('unlink'))],
    ['things scenario', inChat(events.things('scenarioResult'))],
    ['module attached', inChat(events.moduleAttached('U1'), undefined)],
    ['module detached', inChat(events.moduleDetached('U1'), undefined)],
    ['activated', inChat(events.activated(1))],
    ['deactivated', inChat(events.deactivated())],
    ['bot suspended', inChat(events.botSuspended(), undefined)],
    ['bot resumed', inChat(events.botResumed(), undefined)],
    ['delivery of a notification', inChat(events.delivery('15034552939884E28681A7D668CEA94C'), undefined)],
    ['an event type LINE added since', inChat(events.unknown())],
    ['an event without a type', inChat({})],
    ['an event whose type is a number', inChat({ type: 5 })],
    ['standby mode', { ...message({ id: '1', type: 'text', text: 'a' }), mode: 'standby' }],
    ['a text without source', message({ id: '1', type: 'text', text: 'a' }, { type: 'user' })],
    [
      'a user id that is none',
      message({ id: '1', type: 'text', text: 'a' }, { type: 'user', userId: 'U4af4980629...' }),
    ],
    ['an unsend without message', inChat({ type: 'unsend' })],
    ['text in a group', message({ id: '1', type: 'text', text: 'ร้องเรียน' }, group)],
    ['text in a room', message({ id: '1', type: 'text', text: 'ร้องเรียน' }, room)],
    [
      'text in a group from nobody known',
      message({ id: '1', type: 'text', text: 'a' }, { type: 'group', groupId: 'C1' }),
    ],
    [
      'a mention of somebody else in a group',
      message({ id: '1', type: 'text', text: '@ab', mention }, group),
    ],
    ['an image in a group', message({ id: '1', type: 'image' }, group)],
    ['a tap in a group', inChat(events.postback('x'), group)],
    ['an edited text', inChat(events.messageEdited('1', 'b'), group)],
    ['leaving a group', inChat(events.leave(), group)],
    ['leaving a room', inChat(events.leave(), room)],
    ['members joined', inChat(events.memberJoined(['U1']), group)],
    ['members left', inChat(events.memberLeft(['U1']), group)],
  ];
  test.each(ignored)('%s', (_, event) => {
    expect(read(event)).toEqual({ type: 'ignored' });
  });

  test.each(['{}', '[]', 'null', '5', '"a"'])('the body %s', (body) => {
    expect(readEvent(body, digest).heard).toEqual({ type: 'ignored' });
  });
});

describe('is acted upon', () => {
  const mention = { mentionees: [{ index: 0, length: 3, type: 'user', isSelf: true }] };
  const acted: readonly [string, object, Heard][] = [
    ['an unsend', inChat(events.unsend('325708')), { type: 'unsent', source: 'd(325708)' }],
    ['an unsend in a group', inChat(events.unsend('325708'), group), { type: 'unsent', source: 'd(325708)' }],
    ['an unfollow', inChat(events.unfollow()), { type: 'blocked' }],
    ['being added to a group', inChat(events.join(), group), { type: 'group' }],
    ['being added to a room', inChat(events.join(), room), { type: 'group' }],
    [
      'being called in a group',
      message({ id: '1', type: 'text', text: '@ab', mention }, group),
      { type: 'group' },
    ],
  ];
  test.each(acted)('%s', (_, event, heard) => {
    expect(read(event)).toEqual(heard);
  });
});
