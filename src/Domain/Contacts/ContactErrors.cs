using Entente.Domain.Outcomes;

namespace Entente.Domain.Contacts;

public static class ContactErrors
{
    public static readonly Error IsProtected = new(ErrorKind.Conflict, "contact_is_protected") { Pointer = "/value" };
    public static readonly Error IsPublished = new(ErrorKind.Conflict, "person_is_published") { Pointer = "/value" };
    public static readonly Error ContactKnown = new(ErrorKind.Conflict, "contact_known") { Pointer = "/value" };
    public static readonly Error PersonKnown = new(ErrorKind.Conflict, "person_known") { Pointer = "/value" };

    public static Error Form(string kind) =>
        kind switch
        {
            "phone" => new(ErrorKind.Invalid, "contact_phone_form") { Pointer = "/value" },
            "email" => new(ErrorKind.Invalid, "contact_email_form") { Pointer = "/value" },
            "handle" => new(ErrorKind.Invalid, "contact_handle_form") { Pointer = "/value" },
            "name" => new(ErrorKind.Invalid, "person_name_form") { Pointer = "/value" },
            _ => new(ErrorKind.Invalid, "contact_address_form") { Pointer = "/value" },
        };

    public static Error ListFull(int most) => new(ErrorKind.Conflict, "contact_list_full", ("most", most));

    public static Error ContactNotFound(Guid id) => new(ErrorKind.NotFound, "contact_not_found", ("id", id));

    public static Error PersonNotFound(Guid id) => new(ErrorKind.NotFound, "protected_person_not_found", ("id", id));
}
