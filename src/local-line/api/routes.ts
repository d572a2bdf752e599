import type { Route } from './call.ts';
import { content, contentPreview, contentTranscoding } from './content.ts';
import { groupMember, groupMemberCount, groupSummary, leaveGroup } from './group.ts';
import { startLoading } from './loading.ts';
import { markAsRead } from './mark-as-read.ts';
import { broadcast, multicast, narrowcast } from './multicast.ts';
import { botInfo, notAvailable, profile } from './profile.ts';
import { push } from './push.ts';
import { quota, quotaConsumption } from './quota.ts';
import { reply } from './reply.ts';
import * as menu from './rich-menu.ts';
import * as alias from './rich-menu-alias.ts';
import { downloadRichMenuImage, uploadRichMenuImage } from './rich-menu-image.ts';
import * as link from './rich-menu-link.ts';
import { validate } from './validate.ts';
import { getWebhookEndpoint, setWebhookEndpoint, testWebhookEndpoint } from './webhook-endpoint.ts';

function get(path: string, endpoint: Route['endpoint']): Route {
  return { method: 'get', path: `/v2/bot/${path}`, endpoint };
}

function post(path: string, endpoint: Route['endpoint']): Route {
  return { method: 'post', path: `/v2/bot/${path}`, endpoint, takes: 'json' };
}

/** A POST or DELETE whose whole message is its path. */
function act(method: 'post' | 'delete', path: string, endpoint: Route['endpoint']): Route {
  return { method, path: `/v2/bot/${path}`, endpoint };
}

/** Every endpoint served, busiest first. */
export const routes: Route[] = [
  post('message/reply', reply),
  post('message/push', push),
  post('message/multicast', multicast),
  post('message/narrowcast', narrowcast),
  post('message/broadcast', broadcast),
  post('message/validate/:kind', validate),
  post('message/markAsRead', notAvailable),
  get('message/quota', quota),
  get('message/quota/consumption', quotaConsumption),
  get('message/:messageId/content', content),
  get('message/:messageId/content/preview', contentPreview),
  get('message/:messageId/content/transcoding', contentTranscoding),
  post('chat/loading/start', startLoading),
  post('chat/markAsRead', markAsRead),
  get('profile/:userId', profile),
  get('info', botInfo),
  get('followers/ids', notAvailable),
  get('group/:groupId/summary', groupSummary),
  get('group/:groupId/members/count', groupMemberCount),
  get('group/:groupId/members/ids', notAvailable),
  get('group/:groupId/member/:userId', groupMember),
  act('post', 'group/:groupId/leave', leaveGroup),
  get('channel/webhook/endpoint', getWebhookEndpoint),
  { ...post('channel/webhook/endpoint', setWebhookEndpoint), method: 'put' },
  act('post', 'channel/webhook/test', testWebhookEndpoint),
  post('richmenu', menu.createRichMenu),
  post('richmenu/validate', menu.validateRichMenu),
  post('richmenu/bulk/link', link.bulkLinkRichMenu),
  post('richmenu/bulk/unlink', link.bulkUnlinkRichMenu),
  get('richmenu/list', menu.listRichMenus),
  post('richmenu/alias', alias.createRichMenuAlias),
  get('richmenu/alias/list', alias.listRichMenuAliases),
  get('richmenu/alias/:richMenuAliasId', alias.getRichMenuAlias),
  post('richmenu/alias/:richMenuAliasId', alias.updateRichMenuAlias),
  act('delete', 'richmenu/alias/:richMenuAliasId', alias.deleteRichMenuAlias),
  get('richmenu/:richMenuId', menu.getRichMenu),
  act('delete', 'richmenu/:richMenuId', menu.deleteRichMenu),
  act('post', 'richmenu/:richMenuId/content', uploadRichMenuImage),
  get('richmenu/:richMenuId/content', downloadRichMenuImage),
  get('user/all/richmenu', link.getDefaultRichMenu),
  act('delete', 'user/all/richmenu', link.cancelDefaultRichMenu),
  act('post', 'user/all/richmenu/:richMenuId', link.setDefaultRichMenu),
  get('user/:userId/richmenu', link.getLinkedRichMenu),
  act('delete', 'user/:userId/richmenu', link.unlinkRichMenu),
  act('post', 'user/:userId/richmenu/:richMenuId', link.linkRichMenu),
];
