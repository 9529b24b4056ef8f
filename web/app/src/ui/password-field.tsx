import IconButton from "@mui/material/IconButton";
import InputAdornment from "@mui/material/InputAdornment";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Field, type FieldProps } from "./field";

/** A secret that can be looked at while typing. The button's name must not repeat the field's label. */
export function PasswordField({ show, hide, ...props }: FieldProps & { show: string; hide: string }) {
  const [visible, setVisible] = useState(false);
  return (
    <Field
      {...props}
      type={visible ? "text" : "password"}
      endAdornment={
        <InputAdornment position="end">
          <IconButton
            edge="end"
            onClick={() => setVisible((now) => !now)}
            aria-label={visible ? hide : show}
            aria-pressed={visible}
            sx={{ width: 32, height: 32 }}
          >
            {visible ? <EyeOff size={17} /> : <Eye size={17} />}
          </IconButton>
        </InputAdornment>
      }
    />
  );
}
