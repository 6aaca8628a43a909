namespace Entente.Api.Problems;

/// <summary>The stable codes of refusals that the door itself makes; those of the domain stand with its errors.</summary>
public static class ProblemCodes
{
    public const string BadRequest = "bad_request";
    public const string MalformedJson = "malformed_json";
    public const string EmptyBody = "empty_body";
    public const string InvalidQuery = "invalid_query";
    public const string InvalidCursor = "invalid_cursor";
    public const string InvalidText = "invalid_text";
    public const string InvalidIfMatch = "invalid_if_match";
    public const string InvalidIdempotencyKey = "invalid_idempotency_key";
    public const string IdempotencyKeyRequired = "idempotency_key_required";
    public const string IdempotencyKeyRunning = "idempotency_key_running";
    public const string IdempotencyKeyReused = "idempotency_key_reused";
    public const string Unauthenticated = "unauthenticated";
    public const string MissingScope = "missing_scope";
    public const string Forbidden = "forbidden";
    public const string UnknownRoute = "unknown_route";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string NotAcceptable = "not_acceptable";
    public const string RequestTimeout = "request_timeout";
    public const string BodyTooLarge = "body_too_large";
    public const string HeadersTooLarge = "headers_too_large";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string UnsupportedEncoding = "unsupported_encoding";
    public const string InvalidRequest = "invalid_request";
    public const string PreconditionRequired = "precondition_required";
    public const string VersionMismatch = "version_mismatch";
    public const string FormExpired = "form_expired";
    public const string TooManyRequests = "too_many_requests";
    public const string InternalError = "internal_error";
    public const string SchemaPending = "schema_pending";
    public const string DatabaseUnavailable = "database_unavailable";

    public const string UnknownField = "unknown_field";
    public const string UnknownParameter = "unknown_parameter";
    public const string RepeatedParameter = "repeated_parameter";
    public const string Required = "required";
    public const string NullNotAllowed = "null_not_allowed";
    public const string WrongType = "wrong_type";
    public const string NotAWeek = "not_a_week";
    public const string UnknownValue = "unknown_value";
    public const string TooLong = "too_long";
    public const string TooShort = "too_short";
    public const string TooManyItems = "too_many_items";
    public const string TooFewItems = "too_few_items";
    public const string OutOfRange = "out_of_range";
    public const string WrongForm = "wrong_form";

    /// <summary>The code of an answer that has a status and nothing else yet.</summary>
    public static string OfStatus(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => Unauthenticated,
            StatusCodes.Status403Forbidden => Forbidden,
            StatusCodes.Status404NotFound => UnknownRoute,
            StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
            StatusCodes.Status406NotAcceptable => NotAcceptable,
            StatusCodes.Status408RequestTimeout => RequestTimeout,
            StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
            StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
            StatusCodes.Status422UnprocessableEntity => InvalidRequest,
            StatusCodes.Status429TooManyRequests => TooManyRequests,
            StatusCodes.Status431RequestHeaderFieldsTooLarge => HeadersTooLarge,
            StatusCodes.Status503ServiceUnavailable => DatabaseUnavailable,
            >= 500 => InternalError,
            _ => BadRequest,
        };
}
