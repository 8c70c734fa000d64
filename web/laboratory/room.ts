import type { Room } from '../room.ts';
import { h } from '../ui/dom.ts';

export const room: Room = () => ({ title: 'laboratory', element: h('div', {}, h('h1', {}, 'laboratory')) });
