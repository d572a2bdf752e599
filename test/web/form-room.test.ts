import { formRoom, roomLimits } from '../../src/web/tips/form-room.ts';

function entered(room: ReturnType<typeof formRoom>, source: string) {
  const place = room.enter(source);
  if (typeof place === 'string') throw new Error(place);
  return place;
}

test('what still comes in for a form that has left is neither taken nor counted', () => {
  const room = formRoom();
  const place = entered(room, 'a');
  const most = roomLimits.bytesOfSource;
  expect(place.take(most)).toBe(true);
  place.leave();
  place.leave();
  place.giveBack(most);
  expect([place.take(1), place.bytes]).toEqual([false, 0]);
  const next = entered(room, 'a');
  expect([next.take(most), next.take(1)]).toEqual([true, false]);
});

test('what is given back may be taken again', () => {
  const place = entered(formRoom(), 'a');
  place.take(roomLimits.bytesOfSource);
  place.giveBack(10);
  expect([place.take(10), place.take(1)]).toEqual([true, false]);
});
