using Entente.Api.Access;
using Entente.Api.Acquisition;
using Entente.Api.Advocates;
using Entente.Api.Answers;
using Entente.Api.Audit;
using Entente.Api.Brands;
using Entente.Api.Cases;
using Entente.Api.Commands;
using Entente.Api.Contacts;
using Entente.Api.Dashboard;
using Entente.Api.Discovery;
using Entente.Api.Exports;
using Entente.Api.Health;
using Entente.Api.Imports;
using Entente.Api.Legal;
using Entente.Api.Mentions;
using Entente.Api.Metrics;
using Entente.Api.OpenApi;
using Entente.Api.Playbooks;
using Entente.Api.Policies;
using Entente.Api.Practice;
using Entente.Api.Problems;
using Entente.Api.Removals;
using Entente.Api.Replies;
using Entente.Api.Reports;
using Entente.Api.Requests;
using Entente.Api.Serving;
using Entente.Api.Surges;
using Entente.Api.Telemetry;
using Entente.Api.Triage;
using Entente.Infrastructure.Database;
using Radzen;

if (CommandLine.Asks(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
IAsyncDisposable? privateServer;
try
{
    privateServer = await DeskDatabase.EnsureAsync(builder.Configuration, CancellationToken.None);
}
catch (NoDatabaseException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
await using var database = privateServer;

builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
builder.ConfigureServer();
builder.AddPageFiles();
builder.AddTelemetry();
builder.Services.AddDesk(builder.Configuration, builder.Environment);
builder.Services.AddBackgroundWork(builder.Configuration, builder.Environment);
builder.Services.AddAccess(builder.Configuration);
builder.Services.AddRequestLimits(builder.Configuration);
builder.Services.AddProblems();
builder.Services.AddJsonConventions();
builder.Services.AddOpenApiDocument();
builder.Services.AddAnswerCompression();
builder.Services.AddRazorComponents();
builder.Services.AddRadzenComponents();
builder.Services.AddDashboard();
builder.Services.AddScoped<BrandsTold>();
builder.Services.AddHealth();

var app = builder.Build();
app.UseTrustedProxies();
app.UseRequestIds();
app.UseSecurityHeaders();
app.UseRequestLog();
app.UseProblems();
app.UseMethods();
app.UseTextRules();
app.UseResponseCompression();
app.UsePageFiles();
app.UseRouting();
app.UseAccess();

var v1 = app.MapV1();
v1.MapDiscovery();
v1.MapBrands();
v1.MapApiKeys();
v1.MapRoles();
v1.MapUsers();
v1.MapUserAccess();
v1.MapReplyRules();
v1.MapRemovalGrounds();
v1.MapJointReports();
var brand = v1.MapBrand();
brand.MapRoleAssignments();
brand.MapBrandInvitations();
brand.MapChannels();
brand.MapPublishedContacts();
brand.MapProtectedPeople();
brand.MapMentions();
brand.MapInbox();
brand.MapReassessments();
brand.MapTriage();
brand.MapTriageAgreement();
brand.MapTriageModels();
brand.MapPolicies();
brand.MapPlaybooks();
brand.MapPracticeScenarios();
brand.MapPracticeRuns();
brand.MapCases();
brand.MapAssignments();
brand.MapCaseNotes();
brand.MapHiddenPosts();
brand.MapEvidence();
brand.MapReplies();
brand.MapReplyChecks();
brand.MapRemovalRequests();
brand.MapRemovalDossiers();
brand.MapRemovalSuccesses();
brand.MapLegalReferrals();
brand.MapAudit();
brand.MapMetrics();
brand.MapSurges();
brand.MapCampaigns();
brand.MapCampaignCosts();
brand.MapCampaignFans();
brand.MapFanCohorts();
brand.MapAdvocates();
brand.MapReports();
brand.MapReportDeliveries();
brand.MapReportSchedules();
brand.MapExports();
brand.MapImports();

app.MapSignIn();
app.MapDashboard();
app.MapProblemsPage();
app.MapHealth();
app.MapOpenApiDocument();

app.ScheduleBackgroundWork();
await app.WelcomeAsync();
return await app.ServeAsync();
