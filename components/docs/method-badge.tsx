import { Badge, type Tone } from '@/components/ui/badge';

const tones: Record<string, Tone> = { GET: 'accent', DELETE: 'negative' };

export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={tones[method] ?? 'positive'} className="font-mono">
      {method}
    </Badge>
  );
}
