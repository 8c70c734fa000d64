import type { Model } from '../language/model.ts';

/** One way a substance is taken: the linear block it enters, and which of the block's arrivals it feeds. */
export interface Route {
  readonly block: number;
  readonly arrivals: Int32Array;
}

const known = new WeakMap<Model, Map<string, Map<string, Route>>>();

function routesOf(model: Model): Map<string, Map<string, Route>> {
  const found = new Map<string, Map<string, Route>>();
  for (const [block, { arrivals }] of model.linear.entries())
    for (const name of new Set(arrivals.map((a) => a.route))) {
      const [substance = '', route = ''] = name.split(' ');
      const own = found.get(substance) ?? new Map<string, Route>();
      found.set(substance, own);
      own.set(route, { block, arrivals: Int32Array.from(arrivals.flatMap((a, i) => (a.route === name ? [i] : []))) });
    }
  return found;
}

/** Where a dose goes. Throws on an unknown substance or route. */
export function routeOf(model: Model, substance: string, route: string): Route {
  let routes = known.get(model);
  if (!routes) {
    routes = routesOf(model);
    known.set(model, routes);
  }
  const found = routes.get(substance)?.get(route);
  if (!found) throw new Error(`${substance} ${route}: no substance of the model has this route`);
  return found;
}
