import type { Challenge } from 'altcha-lib/types';

/** What a server action tells its form. All texts are in the reader's language, ready to show. */
export type ActionResult =
  | {
      ok: true;
      message?: string;
      /** A value that exists only now and is shown once (invitation link, API token). */
      secret?: string;
    }
  | {
      ok: false;
      message: string;
      /** Text by name of the field. */
      fieldErrors: Record<string, string>;
      /** The request failed on its way: nothing is known of what became of it. */
      isLost?: true;
      /** The same fields pass with the answer to this in the field `challengeAnswer`. */
      challenge?: Challenge;
    };

/** A server action as a form calls it. */
export type FormAction = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>;
