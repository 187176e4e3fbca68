import { TextField } from '#app/components/text-field.tsx';

export interface PersonFieldsProps {
  readonly errors: Readonly<Record<string, string>> | undefined;
  readonly values: { readonly name: string; readonly email: string } | undefined;
}

/** Name, e-mail and password of a new account. */
export function PersonFields({ errors, values }: PersonFieldsProps) {
  return (
    <>
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        defaultValue={values?.name}
        error={errors?.name}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={values?.email}
        error={errors?.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        hint="At least 10 characters. A few words are easier to keep than symbols."
        error={errors?.password}
      />
    </>
  );
}
