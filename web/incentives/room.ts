import type { Room } from '../room.ts';
import { h } from '../ui/dom.ts';

export const room: Room = () => ({ title: 'incentives', element: h('div', {}, h('h1', {}, 'incentives')) });
