import type { ProfileView, SessionView } from "../../api/types.gen";

export const themes = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themes)[number];

/** The signed-in person with what they chose for themselves. */
export type Me = Omit<ProfileView, "theme"> & { theme: ThemeChoice };

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
export type MySession = SessionView;

export const meKeys = { me: ["me"] as const, sessions: ["me", "sessions"] as const };
