import type { Room } from '../room.ts';
import { h } from '../ui/dom.ts';
import { SHELL } from '../words/shell.ts';

export const room: Room = () => ({ title: SHELL.rooms.trial, element: h('div', { class: 'column' }, h('h1', {}, SHELL.rooms.trial)) });
