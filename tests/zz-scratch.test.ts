import { it } from 'vitest';
import { standardModel } from '../src/simulate/standard.ts';
import { drawPerson } from '../src/people/person.ts';
import { simulateLife, regularTimes } from '../src/simulate/life.ts';
it('x', () => {
let t=performance.now();
const c=standardModel(); console.log('assemble all', performance.now()-t, c.model.parameters.length, c.model.states.length, c.size);
t=performance.now(); standardModel(['heroin','morphine']); console.log('assemble h', performance.now()-t);
const p=drawPerson(c.model,{seed:1,index:0,typical:true});
for (let k=0;k<5;k++){ t=performance.now();
const r=simulateLife(c,p,[{kind:'dose',at:1,substance:'heroin',route:'intravenous',amount:10},{kind:'reward',at:5,reward:'meal',size:1},{kind:'dose',at:9,substance:'naloxone',route:'nasal',amount:4}],{until:48,times:regularTimes(48,1)});
console.log(performance.now()-t, r.steps, r.failure);}
t=performance.now(); for (let i=0;i<50;i++) drawPerson(c.model,{seed:1,index:i}); console.log('draw', (performance.now()-t)/50);
});
