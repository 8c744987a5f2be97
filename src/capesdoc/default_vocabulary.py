"""The default vocabulary as Python: profiles/default.toml is the file to edit.

Written by tests/make_default_vocabulary.py. Reading the TOML file took some ten milliseconds of
every start; this module takes a fraction of one.
"""

# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from typing import Final, TypedDict

__all__ = ["DEFAULT", "Vocabulary"]


class Vocabulary(TypedDict):
    """The keys of a profile file that the default has."""

    event_types: tuple[str, ...]
    event_nouns: tuple[str, ...]
    document_types: tuple[str, ...]
    sections: tuple[str, ...]
    not_labels: tuple[str, ...]
    page_words: tuple[str, ...]
    spellings: dict[str, str]
    labels: dict[str, tuple[str, ...]]


DEFAULT: Final[Vocabulary] = {
    "event_types": ("In-House Discussion", "In-House Session", "Roundtable", "Round Table", "Round-Table", "Roundtable Discussion", "Round Table Discussion", "Round-Table Discussion", "Roundtable Conference", "Webinar", "Webinar Series", "Seminar", "Conference", "International Conference", "National Conference", "International Seminar", "National Seminar", "International Webinar", "National Webinar", "Workshop", "Training Workshop", "Symposium", "Conclave", "Convention", "Colloquium", "Forum", "Summit", "Panel Discussion", "Book Launch", "Book Discussion", "Book Review", "Report Launch", "Guest Lecture", "Public Lecture", "Special Lecture", "Memorial Lecture", "Lecture", "Keynote Lecture", "Public Talk", "Guest Talk", "Expert Talk", "Talk", "Dialogue", "Bilateral Dialogue", "Policy Dialogue", "Track II Dialogue", "Consultation", "Regional Consultation", "Consultative Meeting", "Consultative Session", "Closed Door Session", "Closed-Door Session", "Closed Door Discussion", "Closed-Door Discussion", "Briefing", "Policy Briefing", "Brainstorming Session", "Interactive Session", "Discussion", "Group Discussion", "Focus Group Discussion", "Debate", "Training", "Training Session", "Training Programme", "Faculty Development Programme", "Orientation Session", "Orientation Programme", "Awareness Session", "Awareness Programme", "Monday Morning Meeting", "Study Circle", "Field Visit", "Study Visit", "Exhibition", "Inauguration", "Launch Ceremony", "Reception", "Meeting"),
    "event_nouns": ("event", "activity", "programme", "workshop", "seminar", "webinar", "meeting", "session", "conference", "lecture", "training", "discussion", "symposium", "function", "roundtable", "dialogue", "talk", "course", "forum", "consultation", "debate"),
    "document_types": ("Report", "Event Report", "Post-Event Report", "Activity Report", "Webinar Report", "Seminar Report", "Workshop Report", "Conference Report", "Meeting Report", "Summary Report", "Brief Report", "Press Release", "Press Note", "News Release", "Event Brief", "Post Event Brief", "Report of the Event", "Event Completion Report", "Roundtable Report", "Programme Report", "Training Report", "Minutes", "Minutes of the Meeting", "Minutes of Meeting", "Meeting Minutes", "Proceedings Report", "Event Summary", "Final Report", "Draft Report", "Event Reports", "Report of Activity", "News"),
    "sections": ("Introduction", "Background", "Context", "Concept Note", "Executive Summary", "Detailed Report", "Overview", "Summary", "Summary of Proceedings", "Summary of the Discussion", "Abstract", "Opening Session", "Opening Remarks", "Inaugural Session", "Inaugural Address", "Welcome Remarks", "Welcome Address", "Introductory Remarks", "Keynote Address", "Keynote Speech", "Proceedings", "Plenary", "Presentations", "Discussion", "Discussions", "Open Discussion", "Q&A", "Q&A Session", "Q and A", "Question and Answer", "Question and Answer Session", "Questions and Answers", "Interactive Session", "Key Issues", "Key Messages", "Key Points", "Key Takeaways", "Major Takeaways", "Takeaways", "Findings", "Key Findings", "Recommendations", "Policy Recommendations", "Way Forward", "Action Points", "Conclusion", "Concluding Remarks", "Closing Remarks", "Closing Session", "Valedictory", "Valedictory Session", "Vote of Thanks", "Next Steps", "AOB", "Any Other Business", "Media Highlights", "Photo Gallery", "Press Coverage", "Selected Quotes", "Disclaimer", "References", "Bibliography", "About Us", "Table of Contents", "Contents", "Acknowledgements", "Narrative", "Main Points", "Points Raised", "Remarks", "Participants’ Remarks", "Analysis", "Observations", "Annex", "Annexure", "Appendix", "List of Participants", "Rationale", "Synopsis", "Preface", "Foreword", "Description", "Session", "Panel Discussion", "Tea Break", "Lunch", "Registration of Participants", "Session 1", "1 Session", "Day 1", "1 Day", "Panel 1", "1 Panel", "Part 1", "Chapter 1", "Section 1", "Annex 1", "Annexure 1", "Appendix 1", "Plenary 1", "Working Group 1", "Group 1", "Paper 1", "Plenary Session 1", "Technical Session 1", "1 Technical Session", "Working Session 1", "1 Working Session", "Presentation 1", "Round 1", "Phase 1", "Figure 1", "Table 1", "Box 1", "Theme 1", "Question 1", "Recommendation 1", "Agenda Item 1", "Item 1", "Theme Session 1"),
    "not_labels": ("Note", "Nota Bene", "NB", "PS", "Question", "Answer", "Q", "A", "Quote", "Quotes", "Action Point", "Action", "Reading Time", "Read Time", "Figure", "Fig", "Photo", "Picture", "Caption", "Image Credit", "Credit", "Photo Credit", "Example", "Warning", "Update", "Correction", "Reminder", "Listen", "Watch", "Read", "See", "Also Read", "Read More", "Share", "Comments", "Related", "Http", "Https", "Www", "There", "These", "Those", "Peace", "Plane", "Chain", "Choir", "Formal", "Former", "Tropic", "Why", "Decision", "Resolution", "Issue", "Result", "Answering", "Step", "Option", "Lesson", "Next Meeting"),
    "page_words": ("Home", "Homepage", "Main Page", "Menu", "Main Menu", "Navigation", "Toggle Navigation", "Skip to Main Content", "Skip to Content", "Skip to Navigation", "Skip Navigation", "Search", "Close", "Back", "Back to Top", "Go to Top", "Previous", "Next", "Previous Post", "Next Post", "More", "Read More", "View More", "View All", "Show More", "See All", "About", "About Us", "Who We Are", "What We Do", "Our Work", "Our Team", "Team", "People", "Mission", "Vision", "Contact", "Contact Us", "FAQ", "Help", "Careers", "Jobs", "Vacancies", "Donate", "Support Us", "Get Involved", "News", "Latest News", "News and Events", "Newsroom", "Newsletter", "Events", "All Events", "Upcoming Events", "Past Events", "Past Event", "Event Calendar", "Calendar", "Media", "Media Centre", "Media Coverage", "Press", "Press Room", "Blog", "Blogs", "Opinion", "Podcasts", "Videos", "Gallery", "Photo Gallery", "Publications", "Research", "Reports", "Issue Briefs", "Resources", "Library", "Archive", "Archives", "Downloads", "Download", "Download PDF", "Print", "Save", "Share", "Share This", "Tweet", "Like", "Follow Us", "Facebook", "Twitter", "LinkedIn", "Instagram", "WhatsApp", "YouTube", "Telegram", "Pinterest", "Email This", "Copy Link", "Login", "Log In", "Logout", "Sign In", "Sign Up", "Register", "Register Now", "Subscribe", "Book Now", "Add to Calendar", "Leave a Reply", "Leave a Comment", "Comments", "No Comments", "Related Posts", "Related Articles", "You May Also Like", "Language", "English", "Urdu", "Français", "Español", "Sitemap", "Privacy Policy", "Cookies", "Accept Cookies", "Listen", "Loading"),
    "spellings": {
        "organise": "organize",
        "organised": "organized",
        "organiser": "organizer",
        "organising": "organizing",
        "coorganised": "coorganized",
        "coorganiser": "coorganizer",
        "organisation": "organization",
        "program": "programme",
        "honor": "honour",
        "panelist": "panellist",
        "convenor": "convener",
        "convenors": "convener",
        "center": "centre",
        "complied": "compiled",
        "persided": "presided",
        "number": "no",
        "nos": "no",
        "num": "no",
        "attendee": "participant",
        "attendees": "participant",
    },
    "labels": {
        "title": ("Title", "Event Title", "Title of the Event", "Name of the Event", "Name of the Event organised", "Event Name", "Session Title", "Workshop Title", "Webinar Title", "Topic", "Topic of Discussion", "Subject", "Title of the Activity", "Title of the Programme", "Name of the Programme", "Name of the Activity", "Activity Name", "Programme Title", "Report Title", "Title of the Report", "Report on", "Event", "Re", "Title of the Talk", "Talk Title", "Lecture Title", "Paper Title", "Topic of the Lecture", "Event Topic", "Discussion Topic", "Subject of Discussion", "Evento", "Titre", "Título", "Titel", "Title and Subtitle", "Heading", "What", "Topic Discussed", "Activity"),
        "event_type": ("Event Type", "Type of the Event", "Programme Type", "Type of Programme", "Session Type", "Activity Type", "Type of Activity", "Nature of Event", "Nature of the Activity", "Nature of Programme", "Category", "Event Category", "Category of Event", "Format", "Event Format", "Format of the Event", "Type", "Kind of Event", "Nature"),
        "event_date": ("Event Date", "Date", "Dated", "Date of Event", "Date of the Event", "Event Dates", "Dates of the Event", "Workshop Date", "Workshop Dates", "Held on", "Date Held", "Date of Holding", "Proposed Date", "Target Date", "Tentative Date", "Event Day", "Event on", "Recording Date", "Date of Recording", "Year of Event", "Day and Date", "Date and Day", "Period", "Event Period", "Period of Event", "When", "Date of Conduct", "Date Conducted", "Conducted on", "Organised on", "Day", "Date of Activity", "Fecha", "Datum", "Actual Date", "Date of Meeting"),
        "start_date": ("Start Date", "Event Start", "Event Start Date", "Starting Date", "Date of Commencement", "Begins", "Starts", "Starts on", "Date From", "From Date", "Commencing on", "Opening Date"),
        "end_date": ("End Date", "Event End", "Event End Date", "Ending Date", "Date of Completion", "Ends", "Ends on", "Date To", "To Date", "Closing Date"),
        "duration": ("Duration", "Duration of the Event", "Length", "Event Duration", "Total Duration", "Total Hours"),
        "time": ("Time", "Event Time", "Time of Event", "Timing", "Timings", "Event Timing", "Hours", "From-To", "Workshop Time", "Time of Meeting", "Time Slot", "Hora", "Heure", "Uhrzeit", "Schedule Time", "Local Time", "Time Held"),
        "start_time": ("Start Time", "Starting Time", "Opening Time", "Time Started", "Time of Commencement", "Commencement Time", "Time From", "Started at", "Called to Order"),
        "end_time": ("End Time", "Ending Time", "Closing Time", "Time Ended", "Time of Adjournment", "Adjournment Time", "Time To", "Ended at", "Finish Time", "Adjourned at"),
        "venue": ("Venue", "Location", "Event Venue", "Event Location", "Workshop Location", "Workshop Venue", "Location of Meeting", "Place", "Place of the Event", "Meeting Place", "Address", "Venue Address", "At", "Held at", "Where", "City", "City and Country", "Room", "Avenue", "Site", "Hall", "Venue Name", "Name of the Venue", "Place of Venue", "Venue Details", "Conducted at", "Organised at", "Lugar", "Lieu", "Ort", "Target Venue", "Event Place", "Place and City"),
        "mode": ("Mode", "Mode of Delivery", "Mode of Conduct", "Mode of the Event", "Event Mode", "Medium of Event", "Meeting Mode", "Delivery Mode", "Mode of Participation", "Mode of Attendance"),
        "platform": ("Platform", "Online Platform", "Virtual Platform", "Platform Used", "Via", "Medium", "Streaming Platform", "Meeting Platform"),
        "moderator": ("Moderator", "Moderators", "Moderated by", "Session Moderator", "Panel Moderator", "Co-Moderator", "Facilitator", "Facilitated by", "Anchor", "Anchored by", "Compere", "Compered by", "MC", "Master of Ceremonies", "Master of Ceremony", "Emcee", "Stage Secretary", "Discussion Moderator", "Event Moderator", "Moderation"),
        "chair": ("Chair", "Chairperson", "Chairman", "Chairwoman", "Chaired by", "Session Chair", "Co-Chair", "Co-Chairs", "Cochair", "Co-Chairperson", "Co-Chaired by", "Presided by", "Presided over by", "Presiding Officer", "President of the Session", "In the Chair", "Meeting Chair", "Under the Chairmanship of", "Panel Chair", "Presiding", "Chairing", "Presider"),
        "speaker": ("Speaker", "Speakers", "Main Speaker", "Other Speaker", "Speakers include", "Presenter", "Presented by", "Presenters", "Paper Presenter", "Debater", "Debaters", "List of Speakers", "List of Speakers and their institutional affiliations", "Featuring", "Panellist", "Panel", "Panel Members", "Panel of Speakers", "Guest Speaker", "Lead Speaker", "Discussion Leader", "Lecturer", "Expert", "Subject Expert", "Experts", "Resource Person", "Resource Persons", "Resource People", "Name of the Resource Person", "Name of the Resource Person with Affiliation", "Resource Person with Affiliation", "Speakers and Affiliations", "Name of the Speaker", "Trainer", "Trainers", "Trained by", "Delivered by", "Lecture by", "Talk by", "Invited Speaker", "Distinguished Speaker", "Eminent Speaker", "Speaker Name", "Speaker Details", "Featured Speaker", "Opening Speaker", "Second Speaker", "Principal Speaker", "Instructor", "Resource Person Name", "Details of Resource Person", "Details of the Speaker", "Key Speaker", "Speakers and Panellists", "Main Presenter", "Guest Lecturer", "Plenary Speaker", "Ponente", "Intervenant", "Referent", "Who"),
        "keynote_speaker": ("Keynote Speaker", "Keynote", "Keynote by", "Keynote Address by", "Keynote Speech by", "Key Note Speaker", "Keynote Presenter", "Keynote Lecture by", "Keynote Address", "Keynote Speech"),
        "chief_guest": ("Chief Guest", "Name of the Chief Guest", "Guest in Chief", "Chief Guest Name", "Main Guest", "Guest-in-Chief"),
        "guest_of_honour": ("Guest of Honour", "Guests of Honour", "Guest Honour", "Special Guest", "Special Guest of Honour", "Distinguished Guest", "Guest", "Esteemed Guest", "Dignitary", "Dignitaries", "Dignitaries Present"),
        "discussant": ("Discussant", "Discussants", "Respondent", "Commentator", "External Discussant", "Internal Discussant", "Lead Discussant", "Interventionist", "Discussants include", "Reviewer of the Paper"),
        "host": ("Host", "Event Host", "Host Name", "Session Host", "Co-Host"),
        "convener": ("Convener", "Co-Convener", "Organising Secretary", "Organizing Chair", "Convened by", "Event Convener", "Conference Convener"),
        "coordinator": ("Coordinator", "Event Coordinator", "Co-ordinator", "Co-Coordinator", "Coordinators", "Name of the Event Coordinator", "Faculty Event Coordinator", "Faculty Coordinator", "Student Coordinator", "Programme Coordinator", "Faculty In-charge", "Faculty Incharge", "Focal Person", "Programme Officer", "Headed by", "Curator", "Coordinated by", "Event Manager", "Organising Coordinator", "In-charge", "Project Coordinator"),
        "rapporteur": ("Rapporteur", "Rapporteurs", "Note Taker", "Notetaker", "Note-Taker", "Rapporteured by", "Report by", "Report Prepared by", "Prepared by", "Report Compiled by", "Compiled by", "Reported by", "Report Written by", "Written by", "Author of the Report", "Report Author", "Write up by", "Write up Provided by", "Write-up by", "Contributed by", "Minutes Prepared by", "Minute Taker", "Minutes Taken by", "Minutes by", "Minutes Submitted by", "Drafted by", "Report Drafted by", "Submitted by", "Report Submitted by", "Text by", "Ein Bericht von", "Minutes Recorded by", "Recorded by", "Event Report by", "Summary by", "Reporter", "Rapporteur’s Name"),
        "participant": ("List of Participants", "Present", "Those Present", "Members Present", "In Attendance", "Names of Participants", "Participants List", "Participant Names", "Members", "Delegates", "Also Present", "Participants Present", "Attended by", "Delegation"),
        "patron": ("Patron", "Chief Patron", "Patron-in-Chief", "Patron in Chief"),
        "author": ("Author", "Authors", "Book Author", "Author of the Book"),
        "editor": ("Edited by", "Editor", "Report Edited by"),
        "transcript": ("Transcript by", "Transcribed by", "Transcript"),
        "reviewer": ("Reviewed by", "Approved by", "Checked by", "Verified by", "Endorsed by", "Noted by"),
        "participants": ("Participants", "Participation", "Attendance", "Attended", "Participants and Organisations"),
        "participant_count": ("Number of Participants", "No. of Participants", "Total Participants", "Total Number of Participants", "Participants Count", "Participant Count", "Number of Students Participated", "No of Students Participated", "Number of Students", "Number of Participants Attended", "Total Number", "Number of Beneficiaries", "Total Attendance", "Number of Persons", "Number of People", "Registered", "Number of Registrations", "Headcount", "Number of Students Attended", "Total Number of Students", "Strength", "Audience Size", "Total Number of Beneficiaries", "Number of Registered Participants", "Number of Attendances", "Number of Delegates", "Participants Strength", "Attendance Count", "No. of Participants Present"),
        "subcount": ("Female", "Male", "Women", "Men", "Aged Below 25", "Number of Female Participants", "Number of Male Participants", "Number of Women", "Number of Men", "Female Participants", "Male Participants", "Number of Faculty", "Number of Staff"),
        "organizer": ("Organizer", "Organised by", "Name of the Organiser", "Organizer Name", "Workshop Organiser", "Hosted by", "Conducted by", "Organising Department", "Organising Institute", "Organising Institution", "Organising Body", "Organising Unit", "Organising Committee", "Organising Agency", "Organising Organization", "Organization", "Institution", "Department", "Department Organising", "Name of the Department", "Host Organization", "Host Institution", "Host Institute", "Event Organizer", "Arranged by", "Organised and Hosted by", "Main Organizer", "Lead Organizer", "Held by", "Host University", "Co-Organizer", "Coorganizer", "Co-Organised by", "Coorganized by", "Jointly Organised by", "Joint Organizer", "Co-Hosted by"),
        "partner": ("In Collaboration with", "Collaboration", "Collaborator", "In Association with", "Association with", "In Partnership with", "Partner", "Partner Organization", "Partner Institution", "Partner Office", "Jointly with", "Knowledge Partner", "Supported by", "Collaborating Agency", "Collaborating Institution", "In Cooperation with", "Partner College", "Partner Department", "Academic Partner", "Strategic Partner", "Under the Aegis of"),
        "sponsor": ("Sponsor", "Sponsored by", "Funded by", "Funding Agency", "Donor", "Funding Source", "Sponsoring Agency", "With the Support of"),
        "audience": ("Target Audience", "Audience", "For Whom", "Beneficiaries", "Target Group", "Class", "Type of Participants", "Composition of Participants", "Intended Audience", "Target Participants", "Category of Participants"),
        "theme": ("Theme", "Sub-Theme", "Subtheme", "Thematic Area", "Focus Area", "Track", "Research Area", "Thematic Track", "Event Theme", "Topics Covered", "Relevance", "Main Theme", "Sub Theme"),
        "subtitle": ("Subtitle", "Sub-Title"),
        "series": ("Series", "Event Series", "Lecture Series", "Session No", "Lecture No", "Episode", "Series Title", "Name of the Series", "Webinar No", "Event No"),
        "link": ("Registration Link", "Registration", "RSVP", "Google Meet Link", "Google-Meet Link", "Zoom Link", "Meeting Link", "Join Link", "Online Link", "Recording", "Recording Link", "Youtube", "Youtube Link", "Video", "Video Link", "Event Page", "Website", "Url", "Link", "Event Link", "Livestream", "Live Stream", "Live Link", "Facebook", "Facebook Live", "Web", "Webinar Link", "Link of the Event", "Pictures Link"),
        "meeting_id": ("Meeting ID", "Zoom ID", "Zoom Meeting ID", "Webinar ID", "Passcode", "Password", "Meeting Passcode", "Meeting Code"),
        "language": ("Language", "Languages", "Working Language", "Original", "Medium of Instruction", "Medium of Language", "Language of the Event"),
        "contact": ("Contact", "Contact Person", "Contacts", "Email", "E-mail", "Phone", "Tel", "Telephone", "Fax", "Ph", "Mobile", "Contact Details", "For Further Information Please Contact", "For More Information", "Contact Information"),
        "objectives": ("Objective", "Objectives", "Objective of the Event", "Objectives of the Event/Program", "Purpose", "Purpose of the Meeting", "Aim", "Aims", "Aims and Objectives", "Goal", "Goals", "Learning Objectives", "Specific Objectives", "Main Objective", "Aim of the Event", "Agenda Objectives"),
        "outcomes": ("Outcome", "Outcomes", "Key Outcome", "Key Outcome of the Event", "Outcome of the Event", "Learning Outcomes", "Expected Outcome", "Expected Outcomes", "Impact", "Follow-up", "Highlights", "Key Highlights", "Feedback Summary", "Feedback", "Evaluation Results", "Output", "Deliverables", "Results"),
        "description": ("Brief Description", "Brief Description of the Program", "Brief Description of the Event", "About the Event", "Event Description", "Description of the Event", "Key Details", "Event Details", "Details of the Event", "Summary of the Event", "Brief Summary"),
        "agenda": ("Agenda", "Event Flow", "Programme", "Schedule", "Flow of Event", "Programme Schedule", "Minute-by-Minute", "Agenda Items", "Programme Flow"),
        "budget": ("Budget", "Total Budget", "Expenses", "Expenditure", "Total Expenditure", "Honorarium", "Financial Requirements", "Financial Requirements and Source of Funds", "Cost", "Registration Fee", "Fee", "Source of Funds", "Total Cost"),
        "keywords": ("Keywords", "Key Words", "Disciplines", "Tags", "Index Terms", "Tag"),
        "attachments": ("File Attachments", "Attachments", "Image", "Images", "Brochure", "Event Brochure", "Enclosures", "Photographs", "Photos", "Attendance Sheet", "Certificates", "Press Clippings", "Student List", "Geo Tagged Photos", "Pictures"),
        "reference": ("Ref", "Ref. No.", "Reference", "Reference No", "File No", "Report No", "Document No", "Doc No", "Isbn", "P-ISBN", "E-ISBN", "Issn", "NAAC Track ID", "Project", "Project Title", "Project Name", "Grant No", "Serial No", "Report ID", "Event ID", "Sr No"),
        "source": ("Source", "Courtesy"),
        "poster": ("Posted by",),
        "confidentiality": ("Confidentiality", "Classification", "Distribution", "Restricted", "For Official Use", "Rule", "Attribution"),
        "apologies": ("Apologies", "Absent", "Absentees", "Members Absent", "Leave of Absence"),
        "designation": ("Designation", "Designation of the Chief Guest", "Designation of the Speaker", "Affiliation", "Speaker Affiliation", "Institutional Affiliation", "Designation of the Resource Person"),
        "publication_date": ("Published on", "Published", "Post on", "Posted on", "Posted", "Date Posted", "Date Post", "Updated", "Updated on", "Last Updated", "Upload", "Uploaded", "Uploaded on", "Publication Date", "Date of Publication", "Date Published", "Report Date", "Date of Report", "Date of the Report", "Date of Submission", "Submission Date", "Issued on", "Date of Issue", "Issue Date", "Release Date", "Date of Release", "Copyright", "Date Submitted", "Submitted on", "Date Prepared", "Prepared on", "Letter Date", "Created on", "Press Release Date", "Pub Date", "Publish Date"),
        "signature_date": ("Date of Signature", "Signature Date", "Date Signed", "Signed on", "Date of Approval", "Approved on"),
        "signature": ("Signature", "Signed", "Sign", "Signed by"),
        "coverage": ("Geographical Coverage", "Coverage", "Country", "Countries", "Region", "State", "District", "Province"),
    },
}
