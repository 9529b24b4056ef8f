import { useTranslation } from "react-i18next";
import { toProblem } from "./problem";

/** The sentence to show for a failure: the server's own, else ours for its code, else the general one. */
export function useProblemText() {
  const { t, i18n } = useTranslation();
  return (error: unknown) => {
    const problem = toProblem(error);
    const key = `problems.${problem.code}`;
    if (i18n.exists(key)) return t(key);
    return problem.status > 0 && problem.detail ? problem.detail : t("problems.unexpected");
  };
}
