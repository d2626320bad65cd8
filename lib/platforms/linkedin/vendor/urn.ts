type UrnKind = 'organization' | 'sponsoredAccount' | 'sponsoredCampaign' | 'sponsoredCreative';

export function urnOf(kind: UrnKind, id: string): string {
  return `urn:li:${kind}:${id}`;
}

export function idIn(kind: UrnKind, urn: string): string | null {
  const [, found, id] = /^urn:li:(\w+):(\d+)$/.exec(urn) ?? [];
  return found === kind && id !== undefined ? id : null;
}
