export const themes = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themes)[number];

/** The signed-in person with what they chose for themselves. */
export interface Me {
  id: string;
  name: string;
  email: string;
  language: string | null;
  theme: ThemeChoice;
  sounds: { messages: boolean; newTicket: boolean };
  notifications: boolean;
}

/** What is left out stays; a new password needs the current one. */
export interface MeChange {
  name?: string;
  language?: string;
  theme?: ThemeChoice;
  sounds?: Me["sounds"];
  notifications?: boolean;
  currentPassword?: string;
  newPassword?: string;
}

/** One sign-in of this person that still holds. */
export interface MySession {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  /** Browser and system, such as `Firefox · Windows`. */
  userAgent: string | null;
  /** Where it began, such as `203.0.113.0/24`. */
  network?: string | null;
  isCurrent: boolean;
}

export const meKeys = { me: ["me"] as const, sessions: ["me", "sessions"] as const };
