import { describedBy, FieldBox, type Question } from './field.tsx'

type FileUploadProps = Question & {
  /** What the browser offers: `image/png,image/jpeg`. What arrives is checked by its first bytes all the same. */
  accept?: string | undefined
  isDisabled?: boolean | undefined
  isMany?: boolean | undefined
}

/** One file, or several. Its form needs `hasFiles`. A form that came back has to be given the file once more: browsers forbid more. */
export function FileUpload({ accept, isDisabled, isMany, ...question }: FileUploadProps) {
  const { form, name } = question
  const fault = form.errors[name]
  return (
    <FieldBox question={question}>
      <input
        class={fault ? 'govuk-file-upload govuk-file-upload--error' : 'govuk-file-upload'}
        id={name}
        name={name}
        type="file"
        accept={accept}
        disabled={isDisabled}
        multiple={isMany}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={describedBy(question)}
      />
    </FieldBox>
  )
}
