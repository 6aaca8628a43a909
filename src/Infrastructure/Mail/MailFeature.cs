using Entente.Application.Access;
using Entente.Application.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Mail;

public static class MailFeature
{
    /// <exception cref="InvalidOperationException">The <c>Mail</c> section is set halfway; the message says what is missing.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = (configuration.GetSection("Mail").Get<MailSettings>() ?? new MailSettings()).Checked();
        return services.AddSingleton<IReportMail>(new SmtpReportMail(settings)).AddSingleton<IAccountMail>(new SmtpAccountMail(settings));
    }
}
