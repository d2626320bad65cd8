/** A name with a number or a time. */
export type Fact = readonly [name: string, text: string];

/** Facts of an explanation. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-1">
      {facts.map(([name, text]) => (
        <div key={`${name} ${text}`} className="flex flex-wrap justify-between gap-x-3">
          <dt className="text-muted">{name}</dt>
          <dd className="tabular-nums">
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
