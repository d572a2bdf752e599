import { botRow, quickReplyRow } from './bubbles.js';
import { shrinkToFit } from './flex/flex.js';

const words = await (await fetch('/chat/words')).json();
const messages = JSON.parse(document.querySelector('#messages').textContent);
const log = document.querySelector('#log');
const ignore = () => {};

for (const [index, message] of messages.entries()) {
  log.append(botRow({ id: String(index), message, at: undefined }, words, ignore, index === 0));
}
const quickReply = messages.at(-1)?.quickReply;
if (quickReply) log.append(quickReplyRow(quickReply, words, ignore));
shrinkToFit(log);
document.body.dataset.ready = 'yes';
