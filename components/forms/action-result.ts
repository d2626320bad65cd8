import type { Challenge } from 'altcha-lib/types';

/** All texts are in the reader's language. */
export type ActionResult =
  | {
      ok: true;
      message?: string;
      // Shown once: an invitation link or API token.
      secret?: string;
      // Of what was created.
      id?: string;
      // The fields of the action that undoes it.
      undo?: Record<string, string>;
    }
  | {
      ok: false;
      message: string;
      // Text by field name.
      fieldErrors: Record<string, string>;
      // The request was lost: its result is unknown.
      isLost?: true;
      // Another person changed the same since it was read.
      isConflict?: true;
      // The same fields pass with the solution in the field `challengeAnswer`.
      challenge?: Challenge;
    };

export type FormAction = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>;
