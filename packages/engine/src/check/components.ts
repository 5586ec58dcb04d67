/** Circles in a graph: its strongly connected components (Tarjan 1972), found without recursion. */

/** Node -> where its edges lead; every target is a node. */
export type Graph = ReadonlyMap<string, readonly string[]>;

interface Visit {
  readonly id: string;
  readonly targets: readonly string[];
  next: number;
}

/** Every node in exactly one component; nodes and components in the order of the graph. */
export function components(graph: Graph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];

  const enter = (id: string): Visit => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
    return { id, targets: graph.get(id) ?? [], next: 0 };
  };
  const lower = (id: string, to: number | undefined) => low.set(id, Math.min(low.get(id) as number, to as number));
  const close = (id: string) => {
    const component = open.splice(open.lastIndexOf(id));
    for (const member of component) isOpen.delete(member);
    found.push(component);
  };

  for (const root of graph.keys()) {
    const path: Visit[] = order.has(root) ? [] : [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const target = visit.targets[visit.next++];
      if (target === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.id, low.get(visit.id));
        if (low.get(visit.id) === order.get(visit.id)) close(visit.id);
      } else if (!order.has(target)) path.push(enter(target));
      else if (isOpen.has(target)) lower(visit.id, order.get(target));
    }
  }
  return inOrderOf(graph, found);
}

function inOrderOf(graph: Graph, found: readonly string[][]): readonly (readonly string[])[] {
  const position = new Map([...graph.keys()].map((id, i) => [id, i]));
  const at = (id: string | undefined) => position.get(id ?? "") ?? 0;
  const sorted = found.map((component) => component.sort((a, b) => at(a) - at(b)));
  return sorted.sort((a, b) => at(a[0]) - at(b[0]));
}
